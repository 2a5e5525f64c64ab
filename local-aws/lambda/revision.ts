import { randomUUID } from 'node:crypto';
import type { World } from '../world.ts';
import { versionOf } from './find-function.ts';
import { preconditionFailed } from './lambda-error.ts';
import type { FunctionVersion, LambdaFunction } from './state.ts';

/** A function has another revision once its change is through: what was read before can no longer be built upon. */
export const revisionOf = (world: World, version: FunctionVersion): string =>
  world.clock.now() < version.settledAt ? version.revisionId : (version.settledRevisionId ?? version.revisionId);

/** A policy has no revision of its own: it counts as a change of the function, version or alias that it is on. */
export const policyRevision = (world: World, fn: LambdaFunction, qualifier: string | undefined): string =>
  fn.aliases[qualifier ?? '']?.revisionId ?? revisionOf(world, versionOf(fn, qualifier) ?? fn.latest);

export const renewRevision = (fn: LambdaFunction, qualifier?: string): void => {
  const alias = fn.aliases[qualifier ?? ''];
  if (alias !== undefined) {
    alias.revisionId = randomUUID();
    return;
  }
  const version = versionOf(fn, qualifier) ?? fn.latest;
  version.revisionId = randomUUID();
  if (version.settledRevisionId !== undefined) version.settledRevisionId = randomUUID();
};

export const checkRevision = (expected: string | undefined, current: string): void => {
  if (expected === undefined || expected === current) return;
  throw preconditionFailed(
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
  );
};

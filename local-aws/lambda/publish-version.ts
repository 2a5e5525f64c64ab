import { randomUUID } from 'node:crypto';
import type { FunctionConfiguration, PublishVersionRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { checkRevision, refuseWhileChanging, revisionOf } from './change-function.ts';
import { findFunction, onFunction } from './find-function.ts';
import { invalidParameterValue } from './lambda-error.ts';
import { presentFunction } from './present-function.ts';
import type { FunctionVersion, LambdaFunction } from './state.ts';

export const publishVersion: Operation<PublishVersionRequest, FunctionConfiguration> = {
  authorize: (call, input) => onFunction(call, 'PublishVersion', input.FunctionName),
  run: (call, input) => {
    const fn = findFunction(call, input.FunctionName);
    refuseWhileChanging(call.world, fn);
    checkRevision(input.RevisionId, revisionOf(call.world, fn.latest));
    if (input.CodeSha256 !== undefined && input.CodeSha256 !== fn.latest.codeSha256) {
      throw invalidParameterValue(
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${fn.latest.codeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
      );
    }
    const version = publish(call.world, fn, input.Description);
    return presentFunction(call.world, fn, version, version.version);
  },
};

/** Freezes $LATEST under the next number; without a change since the last one that one is answered. */
export const publish = (world: World, fn: LambdaFunction, description?: string): FunctionVersion => {
  const last = fn.versions.at(-1);
  const settings = { ...fn.latest.settings, ...(description !== undefined && { description }) };
  if (
    last?.codeSha256 === fn.latest.codeSha256 &&
    JSON.stringify({ ...last.settings, description: '' }) === JSON.stringify({ ...settings, description: '' })
  ) {
    return last;
  }
  const { settledRevisionId: _, ...frozen } = fn.latest;
  const version: FunctionVersion = {
    ...frozen,
    settings,
    version: String(fn.nextVersion),
    revisionId: randomUUID(),
    lastModified: world.clock.now(),
  };
  fn.nextVersion += 1;
  fn.versions.push(version);
  return version;
};

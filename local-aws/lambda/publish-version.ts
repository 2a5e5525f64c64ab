import { randomUUID } from 'node:crypto';
import type { FunctionConfiguration, PublishVersionRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { refuseWhileChanging } from './change-function.ts';
import { findFunction, onFunction } from './find-function.ts';
import { invalidParameterValue } from './lambda-error.ts';
import { presentFunction } from './present-function.ts';
import type { FunctionVersion, LambdaFunction } from './state.ts';
import { checkRevision, renewRevision, revisionOf } from './revision.ts';

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
  lacks: ['PublishTo'],
};

/** Freezes $LATEST under the next number; without a change since the last one that one is answered. */
export const publish = (world: World, fn: LambdaFunction, description?: string): FunctionVersion => {
  const { settledRevisionId: _, ...latest } = fn.latest;
  const last = fn.versions.at(-1);
  if (last !== undefined && isUnchanged(latest, last)) return last;
  const version: FunctionVersion = {
    ...latest,
    settings: { ...latest.settings, ...(description !== undefined && { description }) },
    version: String(fn.nextVersion),
    revisionId: randomUUID(),
    lastModified: world.clock.now(),
    // published by the call that changes $LATEST, a version is Pending even where that is InProgress
    pending: world.clock.now() < latest.settledAt,
    latestDescription: latest.settings.description,
  };
  fn.nextVersion += 1;
  fn.versions.push(version);
  renewRevision(fn);
  return version;
};

const isUnchanged = (latest: FunctionVersion, last: FunctionVersion): boolean => {
  const { latestDescription: description = '' } = last;
  const before = JSON.stringify({ ...last.settings, description });
  return last.codeSha256 === latest.codeSha256 && before === JSON.stringify(latest.settings);
};

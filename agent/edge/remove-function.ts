import { DeleteFunctionCommand, TagResourceCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import { forgetLeft, noteLeft } from '../left-notes.ts';
import { findFunction } from '../regions/ensure-function.ts';
import { removedTag, stackTag, wantedTag } from './edge-names.ts';
import { lambdaAtEdge } from './lambda-at-edge.ts';
import { isReplicated } from './lambda-refusal.ts';

export type Removal = 'gone' | 'replicated';

/** Removes the function with all of its versions. While CloudFront has copies it stays, marked for a later sweep. */
export const removeFunction = async (deps: Deps, name: string, stackId: string): Promise<Removal> => {
  const lambda = lambdaAtEdge(deps.config);
  const found = await findFunction(lambda, name, deps.signal);
  if (found?.Tags?.[stackTag] !== stackId) return 'gone';
  // before the removal: whoever is stopped in between has still left the mark
  await lambda.send(
    new TagResourceCommand({
      Resource: found.Configuration?.FunctionArn,
      Tags: { [removedTag]: new Date(deps.clock.now()).toISOString() },
    }),
    { abortSignal: deps.signal },
  );
  const ending = await tryDelete(deps, lambda, name);
  if (ending === 'replicated') await noteLeft(deps, 'edge-function', name);
  return ending;
};

/**
 * A later try at what a Delete has left: marked, or, when it never got so far, not wanted again since it was asked. What a stack
 * has taken back stays.
 */
export const sweepFunction = async (deps: Deps, name: string, deletedAt = -Infinity): Promise<Removal> => {
  const lambda = lambdaAtEdge(deps.config);
  const { Tags = {} } = (await findFunction(lambda, name, deps.signal)) ?? {};
  const givenUp = Tags[removedTag] !== undefined || Date.parse(Tags[wantedTag] ?? '') <= deletedAt;
  const ours = Tags[stackTag] !== undefined;
  if (ours && givenUp && (await tryDelete(deps, lambda, name)) === 'replicated') return 'replicated';
  await forgetLeft(deps, 'edge-function', name);
  return 'gone';
};

const tryDelete = async (deps: Deps, lambda: LambdaClient, name: string): Promise<Removal> => {
  try {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: name }), { abortSignal: deps.signal });
    return 'gone';
  } catch (error) {
    if (isMissing(error)) return 'gone';
    if (isReplicated(error)) return 'replicated';
    throw error;
  }
};

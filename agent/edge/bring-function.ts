import {
  CreateFunctionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type FunctionConfiguration,
  type GetFunctionCommandOutput,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { createHash } from 'node:crypto';
import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';
import { forgetLeft } from '../left-notes.ts';
import { findFunction } from '../regions/ensure-function.ts';
import { waitForFunction } from '../regions/wait-for-function.ts';
import { removedTag, stackTag, wantedTag } from './edge-names.ts';
import { lambdaAtEdge } from './lambda-at-edge.ts';
import type { WantedEdgeFunction } from './edge-properties.ts';
import { orLambdaRefuses } from './lambda-refusal.ts';
import { publishVersion } from './publish-version.ts';

/** Makes the function, or brings the one of this stack to what is wanted, and answers the version that has exactly that. */
export const bringFunction = async (deps: Deps, wanted: WantedEdgeFunction): Promise<FunctionConfiguration> => {
  const lambda = lambdaAtEdge(deps.config);
  const found = await findFunction(lambda, wanted.name, deps.signal);
  if (!found) await create(deps, lambda, wanted);
  else {
    refuseIfHeld(wanted, found);
    await takeBack(deps, lambda, wanted, found);
    await changeSettings(deps, lambda, wanted, found.Configuration ?? {});
    await changeCode(deps, lambda, wanted, found.Configuration ?? {});
  }
  return publishVersion(deps, lambda, wanted.name);
};

const create = async (deps: Deps, lambda: LambdaClient, { name, stackId, code, settings }: WantedEdgeFunction) => {
  const command = new CreateFunctionCommand({
    FunctionName: name,
    ...settings,
    Code: code,
    Tags: { [stackTag]: stackId, [wantedTag]: new Date(deps.askedAt).toISOString() },
  });
  await orLambdaRefuses(deps, lambda.send(command, { abortSignal: deps.signal }));
};

const refuseIfHeld = ({ name, stackId }: WantedEdgeFunction, { Tags = {} }: GetFunctionCommandOutput): void => {
  const owner = Tags[stackTag];
  if (owner === stackId) return;
  throw new AgentError(
    'name_taken',
    owner === undefined
      ? `The function ${name} exists and was not made by the agent.`
      : `The function ${name} belongs to another stack (${owner}).`,
    'Remove it, or give this resource another logical id.',
  );
};

/**
 * A stack may want again what it removed, while CloudFront's copies or AWS's failures still keep it: then it must not be swept
 * any more.
 */
const takeBack = async (
  deps: Deps,
  lambda: LambdaClient,
  { requestType }: WantedEdgeFunction,
  { Configuration, Tags = {} }: GetFunctionCommandOutput,
) => {
  const Resource = Configuration?.FunctionArn;
  const asked = new Date(deps.askedAt).toISOString();
  if (requestType === 'Create' && Tags[wantedTag] !== asked) {
    const command = new TagResourceCommand({ Resource, Tags: { [wantedTag]: asked } });
    await lambda.send(command, { abortSignal: deps.signal });
  }
  if (Tags[removedTag] === undefined) return;
  const command = new UntagResourceCommand({ Resource, TagKeys: [removedTag] });
  await lambda.send(command, { abortSignal: deps.signal });
  await forgetLeft(deps, 'edge-function', Configuration?.FunctionName ?? '');
};

const changeSettings = async (
  deps: Deps,
  lambda: LambdaClient,
  { name, settings }: WantedEdgeFunction,
  current: FunctionConfiguration,
) => {
  const names = Object.keys(settings) as (keyof typeof settings)[];
  const same = names.every((setting) => (current[setting] ?? '') === settings[setting]);
  // CloudFront takes no function with an environment, whoever gave it one
  const empty = Object.keys(current.Environment?.Variables ?? {}).length === 0;
  if (same && empty) return;
  const command = new UpdateFunctionConfigurationCommand({
    FunctionName: name,
    ...settings,
    ...(empty ? {} : { Environment: { Variables: {} } }),
  });
  await orLambdaRefuses(deps, lambda.send(command, { abortSignal: deps.signal }));
  await waitForFunction(deps, lambda, name);
};

/** An object of S3 is always taken anew: what is behind its key may have changed, and the same bytes are no change. */
const changeCode = async (
  deps: Deps,
  lambda: LambdaClient,
  { name, code }: WantedEdgeFunction,
  current: FunctionConfiguration,
) => {
  if ('ZipFile' in code && current.CodeSha256 === createHash('sha256').update(code.ZipFile).digest('base64')) return;
  const command = new UpdateFunctionCodeCommand({ FunctionName: name, ...code });
  await orLambdaRefuses(deps, lambda.send(command, { abortSignal: deps.signal }));
};

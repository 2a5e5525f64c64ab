import {
  CreateFunctionCommand,
  GetFunctionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type FunctionConfiguration,
  type GetFunctionCommandOutput,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import { ownerTag } from '../names.ts';
import { refuseIfNotOurs } from './held-by-another.ts';
import { waitForFunction } from './wait-for-function.ts';

export type WantedFunction = {
  name: string;
  role: string;
  zip: Uint8Array;
  codeHash: string;
  /** The home function, whose settings are copied. */
  like: FunctionConfiguration;
  stackId: string;
};

/** Makes the function, or brings an existing one of ours to the wanted settings and code; then it is ready. */
export const ensureFunction = async (
  deps: Pick<Deps, 'clock' | 'signal'>,
  lambda: LambdaClient,
  wanted: WantedFunction,
): Promise<void> => {
  const found = await findFunction(lambda, wanted.name, deps.signal);
  if (!found) await createFunction(deps, lambda, wanted);
  else await updateFunction(deps, lambda, wanted, found);
};

export const findFunction = async (
  lambda: LambdaClient,
  name: string,
  abortSignal: AbortSignal,
): Promise<GetFunctionCommandOutput | undefined> => {
  try {
    return await lambda.send(new GetFunctionCommand({ FunctionName: name }), { abortSignal });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const settingsOf = ({ name, role, like }: WantedFunction) => ({
  FunctionName: name,
  Role: role,
  Handler: like.Handler,
  Runtime: like.Runtime,
  Timeout: like.Timeout,
  MemorySize: like.MemorySize,
  Description: like.Description ?? '',
  Environment: { Variables: like.Environment?.Variables ?? {} },
});

const createFunction = async (
  deps: Pick<Deps, 'clock' | 'signal'>,
  lambda: LambdaClient,
  wanted: WantedFunction,
): Promise<void> => {
  await lambda.send(
    new CreateFunctionCommand({
      ...settingsOf(wanted),
      Architectures: wanted.like.Architectures ?? ['x86_64'],
      Code: { ZipFile: wanted.zip },
      Tags: { [ownerTag]: wanted.stackId },
    }),
    { abortSignal: deps.signal },
  );
  await waitForFunction(deps, lambda, wanted.name);
};

const updateFunction = async (
  deps: Pick<Deps, 'clock' | 'signal'>,
  lambda: LambdaClient,
  wanted: WantedFunction,
  found: GetFunctionCommandOutput,
): Promise<void> => {
  refuseIfNotOurs(`The function ${wanted.name}`, found.Tags?.[ownerTag], wanted.stackId);
  // Lambda refuses one change while another is under way, so each is waited for
  const current = await waitForFunction(deps, lambda, wanted.name);
  if (!hasSettings(current, wanted)) {
    await lambda.send(new UpdateFunctionConfigurationCommand(settingsOf(wanted)), { abortSignal: deps.signal });
    await waitForFunction(deps, lambda, wanted.name);
  }
  if (current.CodeSha256 !== wanted.codeHash) {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: wanted.name, ZipFile: wanted.zip }), {
      abortSignal: deps.signal,
    });
    await waitForFunction(deps, lambda, wanted.name);
  }
};

const hasSettings = (current: FunctionConfiguration, wanted: WantedFunction): boolean => {
  const settings = settingsOf(wanted);
  const sorted = (variables: Record<string, string> | undefined) =>
    JSON.stringify(Object.entries(variables ?? {}).sort());
  return (
    current.Role === settings.Role &&
    current.Handler === settings.Handler &&
    current.Runtime === settings.Runtime &&
    current.Timeout === settings.Timeout &&
    current.MemorySize === settings.MemorySize &&
    sorted(current.Environment?.Variables) === sorted(settings.Environment.Variables)
  );
};

import {
  DeleteFunctionCommand,
  paginateListVersionsByFunction,
  PublishVersionCommand,
  type FunctionConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import type { Deps } from '../deps.ts';
import { describeError } from '../describe-error.ts';
import { waitForFunction } from '../regions/wait-for-function.ts';
import { isReplicated } from './lambda-refusal.ts';

/**
 * The version that has what $LATEST has: published now, or before. So a request that comes twice is answered alike, and an
 * update that is rolled back gives back the version that was there before it.
 */
export const publishVersion = async (
  deps: Deps,
  lambda: LambdaClient,
  name: string,
): Promise<FunctionConfiguration> => {
  const latest = await waitForFunction(deps, lambda, name);
  const before = await listVersions(deps, lambda, name);
  const same = before.findLast((version) => sameness(version) === sameness(latest));
  const published =
    same ??
    (await lambda.send(
      new PublishVersionCommand({
        FunctionName: name,
        ...(latest.CodeSha256 && { CodeSha256: latest.CodeSha256 }),
      }),
      { abortSignal: deps.signal },
    ));
  const ready = await waitForFunction(deps, lambda, `${name}:${published.Version ?? ''}`);
  await removeOldVersions(deps, lambda, name, before, published);
  return ready;
};

const listVersions = async (deps: Deps, client: LambdaClient, name: string): Promise<FunctionConfiguration[]> => {
  const versions: FunctionConfiguration[] = [];
  const pages = paginateListVersionsByFunction({ client }, { FunctionName: name }, { abortSignal: deps.signal });
  for await (const { Versions = [] } of pages) versions.push(...Versions);
  return versions.filter(({ Version }) => Version !== '$LATEST').sort((a, b) => Number(a.Version) - Number(b.Version));
};

const sameness = ({ CodeSha256, Role, Runtime, Handler, MemorySize, Timeout, Description }: FunctionConfiguration) =>
  JSON.stringify([CodeSha256, Role, Runtime, Handler, MemorySize, Timeout, Description ?? '']);

/** So many at a time: what is older goes with a later update. */
const atOnce = 5;

/**
 * The one before stays: the distribution uses it until its own update, and a roll back wants it again. Of the others each
 * goes that CloudFront has no copies of.
 */
const removeOldVersions = async (
  deps: Deps,
  lambda: LambdaClient,
  name: string,
  before: FunctionConfiguration[],
  current: FunctionConfiguration,
): Promise<void> => {
  const others = before.filter(({ Version }) => Version !== current.Version);
  for (const { Version } of others.slice(0, -1).slice(0, atOnce)) {
    try {
      const command = new DeleteFunctionCommand({ FunctionName: name, Qualifier: Version });
      await lambda.send(command, { abortSignal: deps.signal });
    } catch (error) {
      if (!isReplicated(error)) deps.log('An old version stays.', { name, Version, ...describeError(error) });
    }
  }
};

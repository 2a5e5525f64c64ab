import { randomUUID } from 'node:crypto';
import type { AliasConfiguration, AliasRoutingConfiguration } from '@aws-sdk/client-lambda';
import type { Call } from '../operation.ts';
import { readRouting } from './alias-routing.ts';
import { findFunction } from './find-function.ts';
import { resourceNotFound } from './lambda-error.ts';
import type { Alias, LambdaFunction } from './state.ts';

type Request = {
  FunctionVersion?: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: AliasRoutingConfiguration | undefined;
};

export const presentAlias = (fn: LambdaFunction, alias: Alias): AliasConfiguration => ({
  AliasArn: `${fn.arn}:${alias.name}`,
  Name: alias.name,
  FunctionVersion: alias.functionVersion,
  Description: alias.description,
  RevisionId: alias.revisionId,
  ...(alias.routing && { RoutingConfig: { AdditionalVersionWeights: { ...alias.routing } } }),
});

export const findAlias = (
  call: Call,
  input: { FunctionName: string | undefined; Name: string | undefined },
  words = 'Cannot find alias arn',
): { fn: LambdaFunction; alias: Alias } => {
  const fn = findFunction(call, input.FunctionName);
  const alias = fn.aliases[input.Name ?? ''];
  if (alias === undefined) throw resourceNotFound(`${words}: ${fn.arn}:${input.Name}`);
  return { fn, alias };
};

/** An alias after a request, on a version that exists. */
export const applyAlias = (fn: LambdaFunction, before: Alias, request: Request): Alias => {
  const functionVersion = request.FunctionVersion ?? before.functionVersion;
  if (functionVersion !== '$LATEST' && !fn.versions.some(({ version }) => version === functionVersion)) {
    throw resourceNotFound(`Function not found: ${fn.arn}:${functionVersion}`);
  }
  const { routing: routingBefore, ...rest } = before;
  const routing = request.RoutingConfig ? readRouting(fn, functionVersion, request.RoutingConfig) : routingBefore;
  return {
    ...rest,
    functionVersion,
    description: request.Description ?? before.description,
    revisionId: randomUUID(),
    ...(routing && { routing }),
  };
};

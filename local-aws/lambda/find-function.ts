import type { AuthorizationRequest, Call, ContextValue, PolicyDocument } from '../operation.ts';
import { tagContext } from '../tag-context.ts';
import type { World } from '../world.ts';
import { functionArn, parseFunctionName, type FunctionName } from './function-name.ts';
import { resourceNotFound } from './lambda-error.ts';
import { lambdaState, type LambdaFunction, type FunctionVersion } from './state.ts';

export const functionOf = (world: World, { account, region, name }: FunctionName): LambdaFunction | undefined =>
  lambdaState(world, account, region).functions.get(name);

export const functionNotFound = (world: World, name: FunctionName) =>
  resourceNotFound(`Function not found: ${functionArn(world, name)}`);

export const findFunction = (call: Call, text: string | undefined): LambdaFunction => {
  const { qualifier: _, ...name } = parseFunctionName(call, text);
  const found = functionOf(call.world, name);
  if (found === undefined) throw functionNotFound(call.world, name);
  return found;
};

/** The version behind a qualifier: a number, an alias, or $LATEST when there is none. */
export const versionOf = (fn: LambdaFunction, qualifier: string | undefined): FunctionVersion | undefined => {
  if (qualifier === undefined || qualifier === '$LATEST') return fn.latest;
  const number = fn.aliases[qualifier]?.functionVersion ?? qualifier;
  return number === '$LATEST' ? fn.latest : fn.versions.find(({ version }) => version === number);
};

export const findVersion = (
  call: Call,
  text: string | undefined,
  qualifier?: string,
): { fn: LambdaFunction; version: FunctionVersion; qualifier: string | undefined } => {
  const name = parseFunctionName(call, text, qualifier);
  const fn = functionOf(call.world, name);
  const version = fn && versionOf(fn, name.qualifier);
  if (fn === undefined || version === undefined) throw functionNotFound(call.world, name);
  return { fn, version, qualifier: name.qualifier };
};

/** The same for the operations on policies, which have words of their own for an alias that is not there. */
export const findPolicyHolder = (
  call: Call,
  text: string | undefined,
  qualifier?: string,
): { fn: LambdaFunction; qualifier: string | undefined } => {
  const name = parseFunctionName(call, text, qualifier);
  const isAlias = /^(?!\d+$)[a-zA-Z0-9-_]+$/.test(name.qualifier ?? '');
  const fn = functionOf(call.world, name);
  if (isAlias && fn !== undefined && fn.aliases[name.qualifier ?? ''] === undefined) {
    throw resourceNotFound(`Cannot find alias arn: ${functionArn(call.world, name)}`);
  }
  return findVersion(call, text, qualifier);
};

export const policyDocument = (fn: LambdaFunction | undefined, qualifier = ''): PolicyDocument | undefined => {
  const policy = fn?.policies[qualifier === '$LATEST' ? '' : qualifier];
  return policy && { Version: '2012-10-17', Id: 'default', Statement: policy };
};

/** The decision on one action at a function, with the policy of the function or of the qualifier. */
export const onFunction = (
  call: Call,
  action: string,
  text: string | undefined,
  qualifier?: string,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const name = parseFunctionName(call, text, qualifier);
  const fn = functionOf(call.world, name);
  return [
    {
      action: `lambda:${action}`,
      resource: functionArn(call.world, name),
      resourceAccount: name.account,
      resourcePolicy: policyDocument(fn, name.qualifier),
      context: { ...tagContext('aws:ResourceTag', fn?.tags ?? {}), ...context },
    },
  ];
};

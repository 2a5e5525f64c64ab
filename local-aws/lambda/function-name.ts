import type { Call } from '../operation.ts';
import type { World } from '../world.ts';
import { constraint, invalidParameterValue, resourceNotFound } from './lambda-error.ts';

export type FunctionName = { account: string; region: string; name: string; qualifier?: string };

const pattern =
  /^(?:arn:(?:aws[a-zA-Z-]*):lambda:)?(?:([a-z]{2,4}(?:-[a-z]+)+-\d):)?(?:(\d{12}):)?(?:function:)?([a-zA-Z0-9-_]{1,140})(?::(\$LATEST|[a-zA-Z0-9-_]+))?$/;

const shown =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';

const shownQualifier = '\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+';

/** Every form in which AWS takes a function: name, name:qualifier, account:function:name, ARN. */
export const parseFunctionName = (
  call: Pick<Call, 'account' | 'region'>,
  text: string | undefined,
  qualifier?: string,
): FunctionName => {
  const match = pattern.exec(text ?? '');
  if ((text ?? '').length > 140) {
    throw constraint('functionName', text, 'Member must have length less than or equal to 140');
  }
  if (qualifier !== undefined && !/^[a-zA-Z0-9$_-]{1,128}$/.test(qualifier)) {
    throw constraint('qualifier', qualifier, `Member must satisfy regular expression pattern: ${shownQualifier}`);
  }
  if (match === null)
    throw constraint('functionName', text, `Member must satisfy regular expression pattern: ${shown}`);
  if ((match[3] ?? '').length > 64) {
    throw constraint('functionName', text, 'Member must have length less than or equal to 64');
  }
  const [, region = call.region, account = call.account, name = '', derived] = match;
  if (region !== call.region) {
    throw resourceNotFound(`Functions from '${region}' are not reachable in this region ('${call.region}')`);
  }
  if (derived !== undefined && qualifier !== undefined && derived !== qualifier) {
    throw invalidParameterValue('The derived qualifier from the function name does not match the specified qualifier.');
  }
  const wanted = qualifier ?? derived;
  return { account, region, name, ...(wanted !== undefined && { qualifier: wanted }) };
};

export const functionArn = (
  world: Pick<World, 'partition'>,
  { account, region, name, qualifier }: FunctionName,
): string => `arn:${world.partition}:lambda:${region}:${account}:function:${name}${qualifier ? `:${qualifier}` : ''}`;

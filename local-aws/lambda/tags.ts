import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { findFunction } from './find-function.ts';
import { tagContext } from '../tag-context.ts';
import { constraint, invalidParameterValue, resourceNotFound } from './lambda-error.ts';
import { renewRevision } from './revision.ts';
import { lambdaState, type EventSourceMapping, type LambdaFunction } from './state.ts';

type Tagged = LambdaFunction | EventSourceMapping;

const pattern =
  /^arn:aws[a-zA-Z-]*:lambda:[a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\d:\d{12}:(function:[\w-]+(:(\$LATEST|[\w-]+))?|event-source-mapping:[0-9a-fA-F-]{36})$/;
const shown =
  'arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)';
const mostTags = 50;

const isMapping = (arn: string | undefined): boolean => arn?.split(':')[5] === 'event-source-mapping';

/** What an ARN of the tagging operations names: a function or an event source mapping. */
export const findTagged = (call: Call, arn = ''): Tagged => {
  if (!pattern.test(arn)) {
    throw constraint('resource', arn, `Member must satisfy regular expression pattern: ${shown}`);
  }
  if (!isMapping(arn)) {
    if (arn.split(':').length !== 7) {
      throw invalidParameterValue(
        'Tags on function aliases and versions are not supported. Please specify a function ARN.',
      );
    }
    return findFunction(call, arn);
  }
  const mapping = lambdaState(call.world, call.account, call.region).mappings.get(arn.split(':')[6] ?? '');
  if (mapping === undefined) throw resourceNotFound('The resource you requested does not exist.');
  return mapping;
};

export const checkTagCount = (tags: Record<string, string>): void => {
  if (Object.keys(tags).length > mostTags) throw invalidParameterValue('Number of tags exceeds resource tag limit.');
};

/** A function with other tags has another revision. */
export const setTags = (tagged: Tagged, tags: Record<string, string>): void => {
  tagged.tags = tags;
  if ('latest' in tagged) renewRevision(tagged);
};

export const onTagged = (
  call: Call,
  action: string,
  arn: string | undefined,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const state = lambdaState(call.world, call.account, call.region);
  const id = arn?.split(':')[6] ?? '';
  const tags = (isMapping(arn) ? state.mappings.get(id) : state.functions.get(id))?.tags ?? {};
  return [
    {
      action: `lambda:${action}`,
      resource: arn ?? '*',
      resourceAccount: call.account,
      context: { ...tagContext('aws:ResourceTag', tags), ...context },
    },
  ];
};

import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { findFunction } from './find-function.ts';
import { tagContext } from '../tag-context.ts';
import { resourceNotFound, invalidParameterValue } from './lambda-error.ts';
import { lambdaState } from './state.ts';

type Tagged = { tags: Record<string, string> };

const isMapping = (arn: string | undefined): boolean => arn?.split(':')[5] === 'event-source-mapping';

/** What an ARN of the tagging operations names: a function or an event source mapping. */
export const findTagged = (call: Call, arn: string | undefined): Tagged => {
  if (!isMapping(arn)) {
    if (arn?.split(':').length !== 7) {
      throw invalidParameterValue(
        'Tags on function aliases and versions are not supported. Please specify a function ARN.',
      );
    }
    return findFunction(call, arn);
  }
  const mapping = lambdaState(call.world, call.account, call.region).mappings.get(arn?.split(':')[6] ?? '');
  if (mapping === undefined) throw resourceNotFound('The resource you requested does not exist.');
  return mapping;
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

import type { GetPolicyRequest, GetPolicyResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findPolicyHolder, onFunction, policyDocument } from './find-function.ts';
import { resourceNotFound } from './lambda-error.ts';

export const getPolicy: Operation<GetPolicyRequest, GetPolicyResponse> = {
  authorize: (call, input) => onFunction(call, 'GetPolicy', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const { fn, qualifier = '' } = findPolicyHolder(call, input.FunctionName, input.Qualifier);
    const policy = fn.policies[qualifier];
    if (policy === undefined) throw resourceNotFound('The resource you requested does not exist.');
    return { Policy: JSON.stringify(policyDocument(fn, qualifier)), RevisionId: policy.revisionId };
  },
};

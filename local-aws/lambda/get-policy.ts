import type { GetPolicyRequest, GetPolicyResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findFunction, onFunction, policyDocument } from './find-function.ts';
import { parseFunctionName } from './function-name.ts';
import { resourceNotFound } from './lambda-error.ts';
import { policyRevision } from './revision.ts';

export const getPolicy: Operation<GetPolicyRequest, GetPolicyResponse> = {
  authorize: (call, input) => onFunction(call, 'GetPolicy', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const fn = findFunction(call, input.FunctionName);
    const { qualifier } = parseFunctionName(call, input.FunctionName, input.Qualifier);
    const policy = policyDocument(fn, qualifier);
    // also where the version or the alias is not there
    if (policy === undefined) throw resourceNotFound('The resource you requested does not exist.');
    return { Policy: JSON.stringify(policy), RevisionId: policyRevision(call.world, fn, qualifier) };
  },
};

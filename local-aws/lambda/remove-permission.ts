import type { RemovePermissionRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findPolicyHolder, functionOf, onFunction } from './find-function.ts';
import { functionArn, parseFunctionName } from './function-name.ts';
import { resourceNotFound } from './lambda-error.ts';
import { checkRevision, policyRevision, renewRevision } from './revision.ts';

export const removePermission: Operation<RemovePermissionRequest, object> = {
  authorize: (call, input) => onFunction(call, 'RemovePermission', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const { qualifier: _, ...name } = parseFunctionName(call, input.FunctionName, input.Qualifier);
    if (functionOf(call.world, name) === undefined) {
      throw resourceNotFound(`No policy found for: ${functionArn(call.world, name)}`);
    }
    const { fn, qualifier } = findPolicyHolder(call, input.FunctionName, input.Qualifier);
    const key = qualifier === '$LATEST' ? '' : (qualifier ?? '');
    const policy = fn.policies[key];
    if (policy === undefined) throw resourceNotFound('No policy is associated with the given resource.');
    const statements = policy.filter(({ Sid }) => Sid !== input.StatementId);
    if (statements.length === policy.length) {
      throw resourceNotFound(`Statement ${input.StatementId} is not found in resource policy.`);
    }
    checkRevision(input.RevisionId, policyRevision(call.world, fn, qualifier));
    if (statements.length === 0) delete fn.policies[key];
    else fn.policies[key] = statements;
    renewRevision(fn, qualifier);
    return {};
  },
};

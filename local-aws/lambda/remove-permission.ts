import { randomUUID } from 'node:crypto';
import type { RemovePermissionRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { checkRevision } from './change-function.ts';
import { findPolicyHolder, onFunction } from './find-function.ts';
import { resourceNotFound } from './lambda-error.ts';

export const removePermission: Operation<RemovePermissionRequest, object> = {
  authorize: (call, input) => onFunction(call, 'RemovePermission', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const { fn, qualifier = '' } = findPolicyHolder(call, input.FunctionName, input.Qualifier);
    const policy = fn.policies[qualifier];
    if (policy === undefined) throw resourceNotFound('No policy is associated with the given resource.');
    checkRevision(input.RevisionId, policy.revisionId, 'GetPolicy');
    const statements = policy.statements.filter(({ Sid }) => Sid !== input.StatementId);
    if (statements.length === policy.statements.length) {
      throw resourceNotFound(`Statement ${input.StatementId} is not found in resource policy.`);
    }
    if (statements.length === 0) delete fn.policies[qualifier];
    else fn.policies[qualifier] = { revisionId: randomUUID(), statements };
    return {};
  },
};

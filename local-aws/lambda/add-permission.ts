import { randomUUID } from 'node:crypto';
import type { AddPermissionRequest, AddPermissionResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { checkRevision } from './change-function.ts';
import { findPolicyHolder, onFunction } from './find-function.ts';
import { constraint, invalidParameterValue, policyLengthExceeded, resourceConflict } from './lambda-error.ts';
import type { PolicyStatement } from './state.ts';

const largestPolicy = 20_480;

export const addPermission: Operation<AddPermissionRequest, AddPermissionResponse> = {
  authorize: (call, input) =>
    onFunction(call, 'AddPermission', input.FunctionName, input.Qualifier, {
      ...(input.Principal !== undefined && { 'lambda:Principal': input.Principal }),
    }),
  run: (call, input) => {
    const { fn, qualifier } = findPolicyHolder(call, input.FunctionName, input.Qualifier);
    if (qualifier === '$LATEST') {
      throw invalidParameterValue('We currently do not support adding policies for $LATEST.');
    }
    checkInput(input);
    const policy = fn.policies[qualifier ?? ''] ?? { revisionId: '', statements: [] };
    checkRevision(input.RevisionId, policy.revisionId, 'GetPolicy');
    if (policy.statements.some(({ Sid }) => Sid === input.StatementId)) {
      throw resourceConflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    const resource = qualifier === undefined ? fn.arn : `${fn.arn}:${qualifier}`;
    const statement = statementOf(call.world.partition, input, resource);
    const statements = [...policy.statements, statement];
    if (Buffer.byteLength(JSON.stringify(statements)) > largestPolicy) {
      throw policyLengthExceeded(`The final policy size is bigger than the limit (${largestPolicy}).`);
    }
    fn.policies[qualifier ?? ''] = { revisionId: randomUUID(), statements };
    return { Statement: JSON.stringify(statement) };
  },
};

const checkInput = ({ StatementId = '', Action = '', Principal = '' }: AddPermissionRequest): void => {
  if (!/^[a-zA-Z0-9-_]{1,100}$/.test(StatementId)) {
    throw constraint('statementId', StatementId, 'Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)');
  }
  if (!/^(lambda:[*]|lambda:[a-zA-Z]+|[*])$/.test(Action)) {
    throw constraint(
      'action',
      Action,
      'Member must satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])',
    );
  }
  if (!/^(\*|\d{12}|arn:aws[a-zA-Z-]*:(iam|sts)::\d{12}:.+|[a-z0-9.-]+\.amazonaws\.com(\.cn)?)$/.test(Principal)) {
    throw invalidParameterValue('The provided principal was invalid. Please check the principal and try again.');
  }
};

const statementOf = (partition: string, input: AddPermissionRequest, resource: string): PolicyStatement => {
  const conditions = {
    ...(input.SourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': input.SourceAccount } }),
    ...(input.PrincipalOrgID !== undefined && { StringEquals: { 'aws:PrincipalOrgID': input.PrincipalOrgID } }),
    ...(input.SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
  };
  return {
    Sid: input.StatementId ?? '',
    Effect: 'Allow',
    Principal: principalOf(partition, input.Principal ?? ''),
    Action: input.Action,
    Resource: resource,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
};

const principalOf = (partition: string, principal: string): unknown => {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partition}:iam::${principal}:root` };
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
};

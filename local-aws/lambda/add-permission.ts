import type { AddPermissionRequest, AddPermissionResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findPolicyHolder, onFunction } from './find-function.ts';
import { parseFunctionName } from './function-name.ts';
import { constraint, invalidParameterValue, policyLengthExceeded, resourceConflict } from './lambda-error.ts';
import { checkRevision, policyRevision, renewRevision } from './revision.ts';
import type { PolicyStatement } from './state.ts';

const largestPolicy = 20_480;

export const addPermission: Operation<AddPermissionRequest, AddPermissionResponse> = {
  authorize: (call, input) =>
    onFunction(call, 'AddPermission', input.FunctionName, input.Qualifier, {
      ...(input.Principal !== undefined && { 'lambda:Principal': input.Principal }),
    }),
  run: (call, input) => {
    checkInput(input);
    if (parseFunctionName(call, input.FunctionName, input.Qualifier).qualifier === '$LATEST') {
      throw invalidParameterValue('We currently do not support adding policies for $LATEST.');
    }
    const { fn, qualifier } = findPolicyHolder(call, input.FunctionName, input.Qualifier);
    checkPrincipal(input.Principal ?? '');
    checkRevision(input.RevisionId, policyRevision(call.world, fn, qualifier));
    const policy = fn.policies[qualifier ?? ''] ?? [];
    if (policy.some(({ Sid }) => Sid === input.StatementId)) {
      throw resourceConflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    const resource = qualifier === undefined ? fn.arn : `${fn.arn}:${qualifier}`;
    const statement = statementOf(call.world.partition, input, resource);
    const statements = [...policy, statement];
    if (Buffer.byteLength(JSON.stringify(statements)) > largestPolicy) {
      throw policyLengthExceeded(`The final policy size is bigger than the limit (${largestPolicy}).`);
    }
    fn.policies[qualifier ?? ''] = statements;
    renewRevision(fn, qualifier);
    return { Statement: JSON.stringify(statement) };
  },
};

const checkInput = ({ StatementId = '', Action = '' }: AddPermissionRequest): void => {
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
};

const checkPrincipal = (principal: string): void => {
  if (!/^(\*|\d{12}|arn:aws[a-zA-Z-]*:(iam|sts)::\d{12}:.+|[a-z0-9.-]+\.amazonaws\.com(\.cn)?)$/.test(principal)) {
    throw invalidParameterValue('The provided principal was invalid. Please check the principal and try again.');
  }
};

const statementOf = (partition: string, input: AddPermissionRequest, resource: string): PolicyStatement => {
  const equals = given({
    'AWS:SourceAccount': input.SourceAccount,
    'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType,
    'aws:PrincipalOrgID': input.PrincipalOrgID,
    'lambda:EventSourceToken': input.EventSourceToken,
  });
  const viaUrl = input.InvokedViaFunctionUrl ? 'true' : undefined;
  const conditions = given({
    StringEquals: equals,
    ArnLike: given({ 'AWS:SourceArn': input.SourceArn }),
    Bool: given({ 'lambda:InvokedViaFunctionUrl': viaUrl }),
  });
  return {
    Sid: input.StatementId ?? '',
    Effect: 'Allow',
    Principal: principalOf(partition, input.Principal ?? ''),
    Action: input.Action,
    Resource: resource,
    ...(conditions && { Condition: conditions }),
  };
};

/** What there is of it, if there is anything. */
const given = (members: Record<string, unknown>): Record<string, unknown> | undefined => {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
};

const principalOf = (partition: string, principal: string): unknown => {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partition}:iam::${principal}:root` };
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
};

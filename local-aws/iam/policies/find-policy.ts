import type { AuthorizationRequest, Call, ContextValue } from '../../operation.ts';
import { AwsError } from '../../aws-error.ts';
import { noSuchEntity } from '../errors.ts';
import { findManagedPolicy } from '../managed-policies.ts';
import { tagKeys } from '../request-context.ts';
import { iamState, type ManagedPolicy, type PolicyVersion } from '../store.ts';

/** What is no ARN at all is refused with another code than an ARN of something else. */
export const checkPolicyArn = (arn: string): void => {
  if (/^arn:[^:]+:iam::(\d{12}|aws):policy\/.+/.test(arn)) return;
  const code = /^arn(:[^:]*){4}:.+/.test(arn) ? 'InvalidInput' : 'ValidationError';
  throw new AwsError(code, `ARN ${arn} is not valid.`);
};

export const findPolicy = (call: Call, arn: string | undefined): ManagedPolicy => {
  checkPolicyArn(arn ?? '');
  const policy = findManagedPolicy(call.world, call.account, arn ?? '');
  if (policy === undefined) throw noSuchEntity(`Policy ${arn ?? ''} was not found.`);
  return policy;
};

/** The same policy, in the words of the operations that attach policies or ask where they are. */
export const findAttachable = (call: Call, arn: string): ManagedPolicy => {
  checkPolicyArn(arn);
  const policy = findManagedPolicy(call.world, call.account, arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return policy;
};

/** AWS's own policies can be read and attached, not changed. */
const checkOwn = (call: Call, { arn }: ManagedPolicy): void => {
  if (iamState(call.world, call.account).policies.has(arn)) return;
  throw new AwsError('AccessDenied', 'Cannot perform the operation on an AWS managed policy.', 403);
};

export const findOwnPolicy = (call: Call, arn: string | undefined): ManagedPolicy => {
  const policy = findPolicy(call, arn);
  checkOwn(call, policy);
  return policy;
};

/** A version that is asked for, with its policy: IAM does not say which of them is missing. */
export const findPolicyVersion = (call: Call, arn = '', id = ''): { policy: ManagedPolicy; version: PolicyVersion } => {
  checkPolicyArn(arn);
  const policy = findManagedPolicy(call.world, call.account, arn);
  const version = policy?.versions.find((candidate) => candidate.id === id);
  if (policy === undefined || version === undefined) {
    throw noSuchEntity(`Policy ${arn} version ${id} does not exist or is not attachable.`);
  }
  return { policy, version };
};

export const findOwnVersion: typeof findPolicyVersion = (call, arn, id) => {
  const found = findPolicyVersion(call, arn, id);
  checkOwn(call, found.policy);
  return found;
};

export const onPolicy = (
  call: Call,
  arn: string | undefined,
  action: string,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const tags = findManagedPolicy(call.world, call.account, arn ?? '')?.tags ?? {};
  const known = {
    ...(tagKeys('aws:ResourceTag', tags) as Record<string, string>),
    ...(tagKeys('iam:ResourceTag', tags) as Record<string, string>),
  };
  return [
    { action: `iam:${action}`, resource: arn ?? '', resourceAccount: call.account, context: { ...known, ...context } },
  ];
};

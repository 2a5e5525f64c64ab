import type { AuthorizationRequest, Call, ContextValue } from '../../operation.ts';
import { AwsError } from '../../aws-error.ts';
import { noSuchEntity } from '../errors.ts';
import { findManagedPolicy } from '../managed-policies.ts';
import { tagKeys } from '../request-context.ts';
import { iamState, type ManagedPolicy } from '../store.ts';

export const isPolicyArn = (arn: string): boolean => /^arn:[^:]+:iam::(\d{12}|aws):policy\/.+/.test(arn);

export const findPolicy = (call: Call, arn: string | undefined): ManagedPolicy => {
  if (!isPolicyArn(arn ?? '')) throw new AwsError('InvalidInput', `ARN ${arn ?? ''} is not valid.`);
  const policy = findManagedPolicy(call.world, call.account, arn ?? '');
  if (policy === undefined) throw noSuchEntity(`Policy ${arn ?? ''} was not found.`);
  return policy;
};

/** AWS's own policies can be read and attached, not changed. */
export const findOwnPolicy = (call: Call, arn: string | undefined): ManagedPolicy => {
  const policy = findPolicy(call, arn);
  if (!iamState(call.world, call.account).policies.has(policy.arn)) {
    throw new AwsError('AccessDenied', 'Cannot perform the operation on an AWS managed policy.', 403);
  }
  return policy;
};

export const findPolicyVersion = (policy: ManagedPolicy, id: string | undefined) => {
  const version = policy.versions.find((candidate) => candidate.id === id);
  if (version === undefined) {
    throw noSuchEntity(`Policy ${policy.arn} version ${id ?? ''} does not exist or is not attachable.`);
  }
  return version;
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

import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  type CreateRoleCommandInput,
  type CreateUserCommandInput,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { eventually } from '../../support/eventually.ts';
import type { Keys, Target } from '../../support/start-target.ts';
import { byLambda } from './documents.ts';

export type Made = { name: string; arn: string; id: string };

/** IAM deletes a role only when nothing hangs on it. */
const removeRole = async (iam: IAMClient, RoleName: string): Promise<void> => {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  for (const { PolicyArn } of AttachedPolicies) await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
};

const removeUser = async (iam: IAMClient, UserName: string): Promise<void> => {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName }));
  for (const { PolicyArn } of AttachedPolicies) await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
  const { PolicyNames = [] } = await iam.send(new ListUserPoliciesCommand({ UserName }));
  for (const PolicyName of PolicyNames) await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
  const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
  for (const { AccessKeyId } of AccessKeyMetadata) {
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  }
  await iam.send(new DeleteUserCommand({ UserName }));
};

/** A role with a name of its own that Lambda may assume, gone after the tests. */
export const makeRole = async (target: Target, input: Partial<CreateRoleCommandInput> = {}): Promise<Made> => {
  const iam = target.client(IAMClient);
  const RoleName = input.RoleName ?? target.unique('role');
  const { Role } = await iam.send(new CreateRoleCommand({ AssumeRolePolicyDocument: byLambda, ...input, RoleName }));
  target.afterwards(() => removeRole(iam, RoleName));
  return { name: RoleName, arn: Role?.Arn ?? '', id: Role?.RoleId ?? '' };
};

/** A key of the user's, as soon as it can sign. */
export const makeKey = async (target: Target, UserName: string): Promise<Keys> => {
  const { AccessKey } = await target.client(IAMClient).send(new CreateAccessKeyCommand({ UserName }));
  const keys = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  await eventually(() => target.client(STSClient, { credentials: keys }).send(new GetCallerIdentityCommand({})));
  return keys;
};

/** A user with a name of its own and no permissions, gone after the tests. */
export const makeUser = async (target: Target, input: Partial<CreateUserCommandInput> = {}): Promise<Made> => {
  const iam = target.client(IAMClient);
  const UserName = input.UserName ?? target.unique('user');
  const { User } = await iam.send(new CreateUserCommand({ ...input, UserName }));
  target.afterwards(() => removeUser(iam, UserName));
  return { name: UserName, arn: User?.Arn ?? '', id: User?.UserId ?? '' };
};

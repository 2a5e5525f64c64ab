import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListRolePoliciesCommand,
  ListRoleTagsCommand,
  ListUserPoliciesCommand,
  ListUserTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  TagRoleCommand,
  TagUserCommand,
  UntagRoleCommand,
  UntagUserCommand,
  type CreateUserCommandInput,
  type GetUserPolicyCommandOutput,
  type ListAttachedUserPoliciesCommandInput,
  type ListAttachedUserPoliciesCommandOutput,
  type ListUserPoliciesCommandInput,
  type ListUserPoliciesCommandOutput,
  type ListUserTagsCommandInput,
  type ListUserTagsCommandOutput,
  type PutUserPolicyCommandInput,
  type Tag,
  type TagUserCommandOutput,
  type User,
} from '@aws-sdk/client-iam';
import type { Target } from '../../support/start-target.ts';
import { makeRole, makeUser, type Made } from './make-owners.ts';

type Named<Input> = Omit<Input, 'UserName'> & { Name: string | undefined };
type Send<Input, Output> = (target: Target, input: Named<Input>) => Promise<Output>;
type Empty = Pick<TagUserCommandOutput, '$metadata'>;

/** What IAM has for roles and for users in the same way. */
export type OwnerKind = {
  /** Its name in sentences and fields. */
  kind: 'role' | 'user';
  /** Its name in operations and members. */
  Kind: 'Role' | 'User';
  /** Characters that all inline policies may have together. */
  inlineQuota: number;
  make(target: Target, input?: Pick<CreateUserCommandInput, 'Tags' | 'PermissionsBoundary'> | undefined): Promise<Made>;
  get(target: Target, name: string): Promise<Pick<User, 'PermissionsBoundary'> | undefined>;
  attachPolicy: Send<{ PolicyArn: string | undefined }, Empty>;
  deletePermissionsBoundary: Send<object, Empty>;
  deletePolicy: Send<{ PolicyName: string | undefined }, Empty>;
  detachPolicy: Send<{ PolicyArn: string | undefined }, Empty>;
  getPolicy: Send<{ PolicyName: string | undefined }, Omit<GetUserPolicyCommandOutput, 'UserName'>>;
  listAttachedPolicies: Send<ListAttachedUserPoliciesCommandInput, ListAttachedUserPoliciesCommandOutput>;
  listPolicies: Send<ListUserPoliciesCommandInput, ListUserPoliciesCommandOutput>;
  listTags: Send<ListUserTagsCommandInput, ListUserTagsCommandOutput>;
  putPermissionsBoundary: Send<{ PermissionsBoundary: string | undefined }, Empty>;
  putPolicy: Send<PutUserPolicyCommandInput, Empty>;
  tag: Send<{ Tags: Tag[] | undefined }, Empty>;
  untag: Send<{ TagKeys: string[] | undefined }, Empty>;
};

/** What a test sends to a verb of the kind, which fills in the rest. */
export type OwnerInput<Verb extends OwnerVerb> = Partial<Parameters<OwnerKind[Verb]>[1]>;
type OwnerVerb = Exclude<keyof OwnerKind, 'kind' | 'Kind' | 'inlineQuota' | 'make' | 'get'>;

export const role: OwnerKind = {
  kind: 'role',
  Kind: 'Role',
  inlineQuota: 10_240,
  make: makeRole,
  get: async (target, RoleName) => (await target.client(IAMClient).send(new GetRoleCommand({ RoleName }))).Role,
  attachPolicy: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName, ...rest })),
  deletePermissionsBoundary: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new DeleteRolePermissionsBoundaryCommand({ RoleName, ...rest })),
  deletePolicy: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new DeleteRolePolicyCommand({ RoleName, ...rest })),
  detachPolicy: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new DetachRolePolicyCommand({ RoleName, ...rest })),
  getPolicy: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new GetRolePolicyCommand({ RoleName, ...rest })),
  listAttachedPolicies: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new ListAttachedRolePoliciesCommand({ RoleName, ...rest })),
  listPolicies: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new ListRolePoliciesCommand({ RoleName, ...rest })),
  listTags: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new ListRoleTagsCommand({ RoleName, ...rest })),
  putPermissionsBoundary: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new PutRolePermissionsBoundaryCommand({ RoleName, ...rest })),
  putPolicy: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new PutRolePolicyCommand({ RoleName, ...rest })),
  tag: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new TagRoleCommand({ RoleName, ...rest })),
  untag: (target, { Name: RoleName, ...rest }) =>
    target.client(IAMClient).send(new UntagRoleCommand({ RoleName, ...rest })),
};

export const user: OwnerKind = {
  kind: 'user',
  Kind: 'User',
  inlineQuota: 2048,
  make: makeUser,
  get: async (target, UserName) => (await target.client(IAMClient).send(new GetUserCommand({ UserName }))).User,
  attachPolicy: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new AttachUserPolicyCommand({ UserName, ...rest })),
  deletePermissionsBoundary: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new DeleteUserPermissionsBoundaryCommand({ UserName, ...rest })),
  deletePolicy: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new DeleteUserPolicyCommand({ UserName, ...rest })),
  detachPolicy: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new DetachUserPolicyCommand({ UserName, ...rest })),
  getPolicy: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new GetUserPolicyCommand({ UserName, ...rest })),
  listAttachedPolicies: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new ListAttachedUserPoliciesCommand({ UserName, ...rest })),
  listPolicies: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new ListUserPoliciesCommand({ UserName, ...rest })),
  listTags: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new ListUserTagsCommand({ UserName, ...rest })),
  putPermissionsBoundary: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new PutUserPermissionsBoundaryCommand({ UserName, ...rest })),
  putPolicy: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new PutUserPolicyCommand({ UserName, ...rest })),
  tag: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new TagUserCommand({ UserName, ...rest })),
  untag: (target, { Name: UserName, ...rest }) =>
    target.client(IAMClient).send(new UntagUserCommand({ UserName, ...rest })),
};

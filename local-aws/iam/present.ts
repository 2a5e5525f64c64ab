import type { AttachedPolicy, Policy, Role as SdkRole, User as SdkUser } from '@aws-sdk/client-iam';
import type { World } from '../world.ts';
import { encodeDocument } from './encode-document.ts';
import { iamState, type ManagedPolicy, type Owner, type Role, type User } from './store.ts';
import { toTags } from './tags.ts';
import { shownTrust } from './trust-principals.ts';

const boundary = (owner: Owner) =>
  owner.boundary === undefined
    ? {}
    : {
        PermissionsBoundary: {
          // The API says Policy, whatever the enumeration of its model says
          PermissionsBoundaryType: 'Policy' as 'PermissionsBoundaryPolicy',
          PermissionsBoundaryArn: owner.boundary,
        },
      };

const tags = (owner: Owner) => (Object.keys(owner.tags).length === 0 ? {} : { Tags: toTags(owner.tags) });

const description = ({ description: text }: Role) => (text === undefined ? {} : { Description: text });

const roleCore = (world: World, role: Role): SdkRole => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: new Date(role.createdAt),
  AssumeRolePolicyDocument: encodeDocument(shownTrust(world, role)),
});

/** The answer to CreateRole says neither how the role is described nor how long its sessions last. */
export const presentNewRole = (world: World, role: Role): SdkRole => ({
  ...roleCore(world, role),
  ...boundary(role),
  ...tags(role),
});

export const presentDescribedRole = (world: World, role: Role): SdkRole => ({
  ...presentNewRole(world, role),
  ...description(role),
});

/** Lists leave out tags, boundary and last use. */
export const presentListedRole = (world: World, role: Role): SdkRole => ({
  ...roleCore(world, role),
  ...description(role),
  MaxSessionDuration: role.maxSessionDuration,
});

export const presentRole = (world: World, role: Role): SdkRole => ({
  ...presentListedRole(world, role),
  ...boundary(role),
  ...tags(role),
  RoleLastUsed: role.lastUsed ? { LastUsedDate: new Date(role.lastUsed.at), Region: role.lastUsed.region } : {},
});

export const presentUser = (user: User, detail = true): SdkUser => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: user.arn,
  CreateDate: new Date(user.createdAt),
  ...(detail ? { ...boundary(user), ...tags(user) } : {}),
});

export const attachedTo = (world: World, account: string, arn: string): Owner[] => {
  const { roles, users } = iamState(world, account);
  return [...roles.values(), ...users.values()].filter((owner) => owner.attached.includes(arn));
};

export const boundedBy = (world: World, account: string, arn: string): number => {
  const { roles, users } = iamState(world, account);
  return [...roles.values(), ...users.values()].filter((owner) => owner.boundary === arn).length;
};

/** As lists show a policy: without its description and its tags. */
export const presentListedPolicy = (world: World, account: string, policy: ManagedPolicy): Policy => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersion,
  AttachmentCount: attachedTo(world, account, policy.arn).length,
  PermissionsBoundaryUsageCount: boundedBy(world, account, policy.arn),
  IsAttachable: true,
  CreateDate: new Date(policy.createdAt),
  UpdateDate: new Date(policy.updatedAt),
});

/** The answer to CreatePolicy has tags, if any, and no description. */
export const presentNewPolicy = (world: World, account: string, policy: ManagedPolicy): Policy => ({
  ...presentListedPolicy(world, account, policy),
  ...(Object.keys(policy.tags).length === 0 ? {} : { Tags: toTags(policy.tags) }),
});

export const presentPolicy = (world: World, account: string, policy: ManagedPolicy): Policy => ({
  ...presentListedPolicy(world, account, policy),
  ...(policy.description === undefined ? {} : { Description: policy.description }),
  Tags: toTags(policy.tags),
});

export const presentAttached = (arn: string): AttachedPolicy => ({
  PolicyName: arn.split('/').pop() ?? '',
  PolicyArn: arn,
});

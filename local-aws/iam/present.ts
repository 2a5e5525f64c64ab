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

/** Lists leave out tags, boundary and last use. */
export const presentRole = (world: World, role: Role, detail = true): SdkRole => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: new Date(role.createdAt),
  AssumeRolePolicyDocument: encodeDocument(shownTrust(world, role)),
  ...(role.description === undefined ? {} : { Description: role.description }),
  MaxSessionDuration: role.maxSessionDuration,
  ...(detail
    ? {
        ...boundary(role),
        ...(Object.keys(role.tags).length === 0 ? {} : { Tags: toTags(role.tags) }),
        RoleLastUsed: role.lastUsed ? { LastUsedDate: new Date(role.lastUsed.at), Region: role.lastUsed.region } : {},
      }
    : {}),
});

export const presentUser = (user: User, detail = true): SdkUser => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: user.arn,
  CreateDate: new Date(user.createdAt),
  ...(detail ? { ...boundary(user), ...(Object.keys(user.tags).length === 0 ? {} : { Tags: toTags(user.tags) }) } : {}),
});

export const attachedTo = (world: World, account: string, arn: string): Owner[] => {
  const { roles, users } = iamState(world, account);
  return [...roles.values(), ...users.values()].filter((owner) => owner.attached.includes(arn));
};

export const boundedBy = (world: World, account: string, arn: string): number => {
  const { roles, users } = iamState(world, account);
  return [...roles.values(), ...users.values()].filter((owner) => owner.boundary === arn).length;
};

export const presentPolicy = (world: World, account: string, policy: ManagedPolicy, detail = true): Policy => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersion,
  AttachmentCount: attachedTo(world, account, policy.arn).length,
  PermissionsBoundaryUsageCount: boundedBy(world, account, policy.arn),
  IsAttachable: true,
  ...(policy.description === undefined || !detail ? {} : { Description: policy.description }),
  CreateDate: new Date(policy.createdAt),
  UpdateDate: new Date(policy.updatedAt),
  ...(detail ? { Tags: toTags(policy.tags) } : {}),
});

export const presentAttached = (arn: string): AttachedPolicy => ({
  PolicyName: arn.split('/').pop() ?? '',
  PolicyArn: arn,
});

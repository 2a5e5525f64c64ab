import type { OperationTest } from '../../support/operation-test.ts';
import { attachOwnerPolicy } from './operations/attach-owner-policy.ts';
import { createAccessKey } from './operations/create-access-key.ts';
import { createPolicyVersion } from './operations/create-policy-version.ts';
import { createPolicy } from './operations/create-policy.ts';
import { createRole } from './operations/create-role.ts';
import { createUser } from './operations/create-user.ts';
import { deleteAccessKey } from './operations/delete-access-key.ts';
import { deleteOwnerPermissionsBoundary } from './operations/delete-owner-permissions-boundary.ts';
import { deleteOwnerPolicy } from './operations/delete-owner-policy.ts';
import { deletePolicyVersion } from './operations/delete-policy-version.ts';
import { deletePolicy } from './operations/delete-policy.ts';
import { deleteRole } from './operations/delete-role.ts';
import { deleteUser } from './operations/delete-user.ts';
import { detachOwnerPolicy } from './operations/detach-owner-policy.ts';
import { getOwnerPolicy } from './operations/get-owner-policy.ts';
import { getPolicyVersion } from './operations/get-policy-version.ts';
import { getPolicy } from './operations/get-policy.ts';
import { getRole } from './operations/get-role.ts';
import { getUser } from './operations/get-user.ts';
import { listAccessKeys } from './operations/list-access-keys.ts';
import { listAccountAliases } from './operations/list-account-aliases.ts';
import { listAttachedOwnerPolicies } from './operations/list-attached-owner-policies.ts';
import { listEntitiesForPolicy } from './operations/list-entities-for-policy.ts';
import { listInstanceProfilesForRole } from './operations/list-instance-profiles-for-role.ts';
import { listOwnerPolicies } from './operations/list-owner-policies.ts';
import { listOwnerTags } from './operations/list-owner-tags.ts';
import { listPolicies } from './operations/list-policies.ts';
import { listPolicyVersions } from './operations/list-policy-versions.ts';
import { listRoles } from './operations/list-roles.ts';
import { listUsers } from './operations/list-users.ts';
import { putOwnerPermissionsBoundary } from './operations/put-owner-permissions-boundary.ts';
import { putOwnerPolicy } from './operations/put-owner-policy.ts';
import { setDefaultPolicyVersion } from './operations/set-default-policy-version.ts';
import { simulateCustomPolicy } from './operations/simulate-custom-policy.ts';
import { simulatePrincipalPolicy } from './operations/simulate-principal-policy.ts';
import { tagOwner } from './operations/tag-owner.ts';
import { untagOwner } from './operations/untag-owner.ts';
import { updateAccessKey } from './operations/update-access-key.ts';
import { updateAssumeRolePolicy } from './operations/update-assume-role-policy.ts';
import { updateRoleDescription } from './operations/update-role-description.ts';
import { updateRole } from './operations/update-role.ts';
import { role, user } from './owner-kinds.ts';

export const iamOperationTests: Record<string, OperationTest> = {
  AttachRolePolicy: attachOwnerPolicy(role),
  AttachUserPolicy: attachOwnerPolicy(user),
  CreateAccessKey: createAccessKey,
  CreatePolicy: createPolicy,
  CreatePolicyVersion: createPolicyVersion,
  CreateRole: createRole,
  CreateUser: createUser,
  DeleteAccessKey: deleteAccessKey,
  DeletePolicy: deletePolicy,
  DeletePolicyVersion: deletePolicyVersion,
  DeleteRole: deleteRole,
  DeleteRolePermissionsBoundary: deleteOwnerPermissionsBoundary(role),
  DeleteRolePolicy: deleteOwnerPolicy(role),
  DeleteUser: deleteUser,
  DeleteUserPermissionsBoundary: deleteOwnerPermissionsBoundary(user),
  DeleteUserPolicy: deleteOwnerPolicy(user),
  DetachRolePolicy: detachOwnerPolicy(role),
  DetachUserPolicy: detachOwnerPolicy(user),
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  GetRole: getRole,
  GetRolePolicy: getOwnerPolicy(role),
  GetUser: getUser,
  GetUserPolicy: getOwnerPolicy(user),
  ListAccessKeys: listAccessKeys,
  ListAccountAliases: listAccountAliases,
  ListAttachedRolePolicies: listAttachedOwnerPolicies(role),
  ListAttachedUserPolicies: listAttachedOwnerPolicies(user),
  ListEntitiesForPolicy: listEntitiesForPolicy,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListPolicies: listPolicies,
  ListPolicyVersions: listPolicyVersions,
  ListRolePolicies: listOwnerPolicies(role),
  ListRoleTags: listOwnerTags(role),
  ListRoles: listRoles,
  ListUserPolicies: listOwnerPolicies(user),
  ListUserTags: listOwnerTags(user),
  ListUsers: listUsers,
  PutRolePermissionsBoundary: putOwnerPermissionsBoundary(role),
  PutRolePolicy: putOwnerPolicy(role),
  PutUserPermissionsBoundary: putOwnerPermissionsBoundary(user),
  PutUserPolicy: putOwnerPolicy(user),
  SetDefaultPolicyVersion: setDefaultPolicyVersion,
  SimulateCustomPolicy: simulateCustomPolicy,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
  TagRole: tagOwner(role),
  TagUser: tagOwner(user),
  UntagRole: untagOwner(role),
  UntagUser: untagOwner(user),
  UpdateAccessKey: updateAccessKey,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
  UpdateRoleDescription: updateRoleDescription,
};

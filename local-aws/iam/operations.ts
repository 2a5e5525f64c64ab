import type { Service } from '../operation.ts';
import { checkInput } from './check-input.ts';
import { listAccountAliases } from './list-account-aliases.ts';
import { createPolicyVersion } from './policies/create-policy-version.ts';
import { createPolicy } from './policies/create-policy.ts';
import { deletePolicyVersion } from './policies/delete-policy-version.ts';
import { deletePolicy } from './policies/delete-policy.ts';
import { getPolicyVersion } from './policies/get-policy-version.ts';
import { getPolicy } from './policies/get-policy.ts';
import { listEntitiesForPolicy } from './policies/list-entities-for-policy.ts';
import { listPolicies } from './policies/list-policies.ts';
import { listPolicyVersions } from './policies/list-policy-versions.ts';
import { setDefaultPolicyVersion } from './policies/set-default-policy-version.ts';
import { attachRolePolicy } from './roles/attach-role-policy.ts';
import { createRole } from './roles/create-role.ts';
import { deleteRolePermissionsBoundary } from './roles/delete-role-permissions-boundary.ts';
import { deleteRolePolicy } from './roles/delete-role-policy.ts';
import { deleteRole } from './roles/delete-role.ts';
import { detachRolePolicy } from './roles/detach-role-policy.ts';
import { getRolePolicy } from './roles/get-role-policy.ts';
import { getRole } from './roles/get-role.ts';
import { listAttachedRolePolicies } from './roles/list-attached-role-policies.ts';
import { listInstanceProfilesForRole } from './roles/list-instance-profiles-for-role.ts';
import { listRolePolicies } from './roles/list-role-policies.ts';
import { listRoleTags } from './roles/list-role-tags.ts';
import { listRoles } from './roles/list-roles.ts';
import { putRolePermissionsBoundary } from './roles/put-role-permissions-boundary.ts';
import { putRolePolicy } from './roles/put-role-policy.ts';
import { tagRole } from './roles/tag-role.ts';
import { untagRole } from './roles/untag-role.ts';
import { updateAssumeRolePolicy } from './roles/update-assume-role-policy.ts';
import { updateRoleDescription } from './roles/update-role-description.ts';
import { updateRole } from './roles/update-role.ts';
import { simulateCustomPolicy } from './simulate/simulate-custom-policy.ts';
import { simulatePrincipalPolicy } from './simulate/simulate-principal-policy.ts';
import { attachUserPolicy } from './users/attach-user-policy.ts';
import { createAccessKey } from './users/create-access-key.ts';
import { createUser } from './users/create-user.ts';
import { deleteAccessKey } from './users/delete-access-key.ts';
import { deleteUserPermissionsBoundary } from './users/delete-user-permissions-boundary.ts';
import { deleteUserPolicy } from './users/delete-user-policy.ts';
import { deleteUser } from './users/delete-user.ts';
import { detachUserPolicy } from './users/detach-user-policy.ts';
import { getUserPolicy } from './users/get-user-policy.ts';
import { getUser } from './users/get-user.ts';
import { listAccessKeys } from './users/list-access-keys.ts';
import { listAttachedUserPolicies } from './users/list-attached-user-policies.ts';
import { listUserPolicies } from './users/list-user-policies.ts';
import { listUserTags } from './users/list-user-tags.ts';
import { listUsers } from './users/list-users.ts';
import { putUserPermissionsBoundary } from './users/put-user-permissions-boundary.ts';
import { putUserPolicy } from './users/put-user-policy.ts';
import { tagUser } from './users/tag-user.ts';
import { untagUser } from './users/untag-user.ts';
import { updateAccessKey } from './users/update-access-key.ts';

export const iam: Service = {
  name: 'iam',
  protocols: ['query'],
  global: true,
  checkInput,
  operations: {
    AttachRolePolicy: attachRolePolicy,
    AttachUserPolicy: attachUserPolicy,
    CreateAccessKey: createAccessKey,
    CreatePolicy: createPolicy,
    CreatePolicyVersion: createPolicyVersion,
    CreateRole: createRole,
    CreateUser: createUser,
    DeleteAccessKey: deleteAccessKey,
    DeletePolicy: deletePolicy,
    DeletePolicyVersion: deletePolicyVersion,
    DeleteRole: deleteRole,
    DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary,
    DeleteRolePolicy: deleteRolePolicy,
    DeleteUser: deleteUser,
    DeleteUserPermissionsBoundary: deleteUserPermissionsBoundary,
    DeleteUserPolicy: deleteUserPolicy,
    DetachRolePolicy: detachRolePolicy,
    DetachUserPolicy: detachUserPolicy,
    GetPolicy: getPolicy,
    GetPolicyVersion: getPolicyVersion,
    GetRole: getRole,
    GetRolePolicy: getRolePolicy,
    GetUser: getUser,
    GetUserPolicy: getUserPolicy,
    ListAccessKeys: listAccessKeys,
    ListAccountAliases: listAccountAliases,
    ListAttachedRolePolicies: listAttachedRolePolicies,
    ListAttachedUserPolicies: listAttachedUserPolicies,
    ListEntitiesForPolicy: listEntitiesForPolicy,
    ListInstanceProfilesForRole: listInstanceProfilesForRole,
    ListPolicies: listPolicies,
    ListPolicyVersions: listPolicyVersions,
    ListRolePolicies: listRolePolicies,
    ListRoleTags: listRoleTags,
    ListRoles: listRoles,
    ListUserPolicies: listUserPolicies,
    ListUserTags: listUserTags,
    ListUsers: listUsers,
    PutRolePermissionsBoundary: putRolePermissionsBoundary,
    PutRolePolicy: putRolePolicy,
    PutUserPermissionsBoundary: putUserPermissionsBoundary,
    PutUserPolicy: putUserPolicy,
    SetDefaultPolicyVersion: setDefaultPolicyVersion,
    SimulateCustomPolicy: simulateCustomPolicy,
    SimulatePrincipalPolicy: simulatePrincipalPolicy,
    TagRole: tagRole,
    TagUser: tagUser,
    UntagRole: untagRole,
    UntagUser: untagUser,
    UpdateAccessKey: updateAccessKey,
    UpdateAssumeRolePolicy: updateAssumeRolePolicy,
    UpdateRole: updateRole,
    UpdateRoleDescription: updateRoleDescription,
  },
};

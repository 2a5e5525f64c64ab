import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  IAMClient,
  ListEntitiesForPolicyCommand,
  type ListEntitiesForPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeRole, makeUser } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const list = async (target: Target, input: Partial<ListEntitiesForPolicyCommandInput>) =>
  target
    .client(IAMClient)
    .send(new ListEntitiesForPolicyCommand({ PolicyArn: input.PolicyArn ?? (await makePolicy(target)).arn, ...input }));
const attached = async (target: Target) => {
  const policy = await makePolicy(target);
  const role = await makeRole(target);
  const user = await makeUser(target, { Path: '/people/' });
  const iam = target.client(IAMClient);
  await iam.send(new AttachRolePolicyCommand({ RoleName: role.name, PolicyArn: policy.arn }));
  await iam.send(new AttachUserPolicyCommand({ UserName: user.name, PolicyArn: policy.arn }));
  return { policy, role, user };
};

export const listEntitiesForPolicy: OperationTest = {
  fact: 'IAM API reference, ListEntitiesForPolicy: the users, groups and roles that a managed policy is attached to, or bounds; filters by kind, path and use.',
  shape: {
    'answers three lists': async (target) => {
      expect(await list(target, {})).toMatchObject({
        PolicyGroups: [],
        PolicyUsers: [],
        PolicyRoles: [],
        IsTruncated: false,
      });
    },
    'answers name and id of each': async (target) => {
      const { policy, role, user } = await attached(target);
      expect(await list(target, { PolicyArn: policy.arn })).toMatchObject({
        PolicyRoles: [{ RoleName: role.name, RoleId: role.id }],
        PolicyUsers: [{ UserName: user.name, UserId: user.id }],
      });
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a policy that there is not': [
        { PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.',
      ],
      'refuses an ARN that names no policy': [
        { PolicyArn: 'arn:aws:iam::aws:role/NoSuchPolicy' },
        'InvalidInputException',
        'ARN arn:aws:iam::aws:role/NoSuchPolicy is not valid.',
      ],
      'refuses a kind that there is not': [
        { EntityFilter: 'Robot' as never },
        'ValidationError',
        /at 'entityFilter' failed to satisfy constraint: Member must satisfy enum value set/,
      ],
    }),
  },
  behaviour: {
    'comes in pages, which go on from one kind to the next': async (target) => {
      const { policy, role, user } = await attached(target);
      const first = await list(target, { PolicyArn: policy.arn, MaxItems: 1 });
      expect(first).toMatchObject({ IsTruncated: true, PolicyRoles: [{ RoleName: role.name }], PolicyUsers: [] });
      const { Marker } = first;
      const next = await list(target, { PolicyArn: policy.arn, MaxItems: 1, Marker });
      expect(next).toMatchObject({ IsTruncated: false, PolicyRoles: [], PolicyUsers: [{ UserName: user.name }] });
    },
    'keeps to a kind, to a path, and to a use': async (target) => {
      const { policy, role, user } = await attached(target);
      const bounded = await makeRole(target, { PermissionsBoundary: policy.arn });
      const named = async (input: Partial<ListEntitiesForPolicyCommandInput>) => {
        const { PolicyRoles = [], PolicyUsers = [] } = await list(target, { PolicyArn: policy.arn, ...input });
        return [...PolicyRoles.map(({ RoleName }) => RoleName), ...PolicyUsers.map(({ UserName }) => UserName)];
      };
      expect(await named({ EntityFilter: 'Role', PolicyUsageFilter: 'PermissionsPolicy' })).toEqual([role.name]);
      expect(await named({ EntityFilter: 'User' })).toEqual([user.name]);
      expect(await named({ PathPrefix: '/people/' })).toEqual([user.name]);
      expect(await named({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual([bounded.name]);
      expect((await named({ EntityFilter: 'Role' })).sort()).toEqual([bounded.name, role.name].sort());
    },
  },
};

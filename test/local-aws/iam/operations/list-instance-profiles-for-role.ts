import {
  IAMClient,
  ListInstanceProfilesForRoleCommand,
  type ListInstanceProfilesForRoleCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { trust } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const list = async (target: Target, input: Partial<ListInstanceProfilesForRoleCommandInput>) =>
  target
    .client(IAMClient)
    .send(
      new ListInstanceProfilesForRoleCommand({ RoleName: input.RoleName ?? (await makeRole(target)).name, ...input }),
    );

export const listInstanceProfilesForRole: OperationTest = {
  fact: 'IAM API reference, ListInstanceProfilesForRole: the instance profiles that hold the role; none, an empty list.',
  shape: {
    'answers an empty list that is whole': async (target) => {
      expect(await list(target, {})).toMatchObject({ InstanceProfiles: [], IsTruncated: false });
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses a marker that it did not give': [{ Marker: 'nonsense' }, 'ValidationError', /./],
      'refuses a page of none': [
        { MaxItems: 0 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1/,
      ],
    }),
  },
  behaviour: {
    'is empty for a role that AWS may assume, too': async (target) => {
      const { name } = await makeRole(target, { AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }) });
      expect(await list(target, { RoleName: name })).toMatchObject({ InstanceProfiles: [] });
    },
  },
};

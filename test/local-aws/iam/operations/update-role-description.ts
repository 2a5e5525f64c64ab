import {
  GetRoleCommand,
  IAMClient,
  UpdateRoleDescriptionCommand,
  type UpdateRoleDescriptionCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeRole } from '../make-owners.ts';

const update = async (target: Target, input: Partial<UpdateRoleDescriptionCommandInput>) =>
  target.client(IAMClient).send(
    new UpdateRoleDescriptionCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      Description: 'new',
      ...input,
    }),
  );

export const updateRoleDescription: OperationTest = {
  fact: 'IAM API reference, UpdateRoleDescription: the older way to change a description, which answers the role; at most 1,000 characters.',
  shape: {
    'answers the role': async (target) => {
      const { name, arn } = await makeRole(target);
      const { Role } = await update(target, { RoleName: name });
      expect(Role).toMatchObject({ RoleName: name, Arn: arn, Description: 'new' });
      expect(Role).not.toHaveProperty('MaxSessionDuration');
      expect(Role).not.toHaveProperty('RoleLastUsed');
    },
  },
  validation: {
    ...refusals(update, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses 1,001 characters': [
        { Description: 'd'.repeat(1001) },
        'ValidationError',
        /at 'description' failed to satisfy constraint: Member must have length less than or equal to 1000/,
      ],
    }),
  },
  behaviour: {
    'leaves the longest session as it was': async (target) => {
      const { name } = await makeRole(target, { MaxSessionDuration: 7200 });
      await update(target, { RoleName: name });
      const { Role } = await target.client(IAMClient).send(new GetRoleCommand({ RoleName: name }));
      expect(Role).toMatchObject({ Description: 'new', MaxSessionDuration: 7200 });
    },
  },
};

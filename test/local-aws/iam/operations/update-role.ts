import { GetRoleCommand, IAMClient, UpdateRoleCommand, type UpdateRoleCommandInput } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeRole } from '../make-owners.ts';

const update = async (target: Target, input: Partial<UpdateRoleCommandInput>) =>
  target
    .client(IAMClient)
    .send(new UpdateRoleCommand({ RoleName: input.RoleName ?? (await makeRole(target)).name, ...input }));
const roleOf = async (target: Target, RoleName: string) =>
  (await target.client(IAMClient).send(new GetRoleCommand({ RoleName }))).Role;

export const updateRole: OperationTest = {
  fact: 'IAM API reference, UpdateRole: changes description and longest session. Recorded from AWS in localstack/localstack tests/aws/services/iam: what is not given stays.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await update(target, { Description: 'new' });
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(update, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses a session of over twelve hours': [
        { MaxSessionDuration: 43_201 },
        'ValidationError',
        /at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200/,
      ],
    }),
  },
  behaviour: {
    'changes both': async (target) => {
      const { name } = await makeRole(target);
      await update(target, { RoleName: name, Description: 'new', MaxSessionDuration: 7200 });
      expect(await roleOf(target, name)).toMatchObject({ Description: 'new', MaxSessionDuration: 7200 });
    },
    'leaves as it was what is not given': async (target) => {
      const { name } = await makeRole(target, { MaxSessionDuration: 7200 });
      await update(target, { RoleName: name, Description: 'new' });
      await update(target, { RoleName: name });
      expect(await roleOf(target, name)).toMatchObject({ Description: 'new', MaxSessionDuration: 7200 });
    },
  },
};

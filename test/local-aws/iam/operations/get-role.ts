import { GetRoleCommand, IAMClient, type GetRoleCommandInput } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { byLambda, trust } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const get = async (target: Target, input: Partial<GetRoleCommandInput>) =>
  target
    .client(IAMClient)
    .send(new GetRoleCommand({ RoleName: input.RoleName ?? (await makeRole(target)).name, ...input }));

export const getRole: OperationTest = {
  fact: 'IAM API reference, GetRole: path, GUID, ARN, trust policy (URL-encoded, RFC 3986), boundary, tags and when the role was last used.',
  shape: {
    'answers all there is of a role': async (target) => {
      const Tags = [{ Key: 'k', Value: 'v' }];
      const { name, arn, id } = await makeRole(target, { Description: 'd', MaxSessionDuration: 7200, Tags });
      expect((await get(target, { RoleName: name })).Role).toEqual({
        Path: '/',
        RoleName: name,
        RoleId: id,
        Arn: arn,
        CreateDate: expect.any(Date),
        AssumeRolePolicyDocument: encodeURIComponent(byLambda),
        Description: 'd',
        MaxSessionDuration: 7200,
        Tags,
        RoleLastUsed: {},
      });
    },
  },
  validation: {
    ...refusals(get, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses an empty name': [
        { RoleName: '' },
        'ValidationError',
        /at 'roleName' failed to satisfy constraint: Member must have length greater than or equal to 1/,
      ],
    }),
    'refuses a name of another case': async (target) => {
      const { name } = await makeRole(target);
      await expect(get(target, { RoleName: name.toUpperCase() })).rejects.toMatchObject({
        name: 'NoSuchEntityException',
      });
    },
  },
  behaviour: {
    'shows when and where a role was last assumed': onlyLocally(
      'AWS takes up to four hours to show it',
      async (target) => {
        const { name, arn } = await makeRole(target, {
          AssumeRolePolicyDocument: trust({ AWS: target.accountId }),
        });
        await target.client(STSClient).send(new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'now' }));
        expect((await get(target, { RoleName: name })).Role?.RoleLastUsed).toEqual({
          LastUsedDate: expect.any(Date),
          Region: target.region,
        });
      },
    ),
  },
};

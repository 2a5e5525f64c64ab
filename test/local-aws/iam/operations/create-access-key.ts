import {
  CreateAccessKeyCommand,
  IAMClient,
  TagRoleCommand,
  type CreateAccessKeyCommandInput,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeKey, makeRole, makeUser } from '../make-owners.ts';

const create = async (target: Target, input: Partial<CreateAccessKeyCommandInput>) =>
  target
    .client(IAMClient)
    .send(new CreateAccessKeyCommand({ UserName: input.UserName ?? (await makeUser(target)).name, ...input }));

export const createAccessKey: OperationTest = {
  fact: 'IAM API reference, CreateAccessKey: the only time that the secret is shown; the key is active; IAM quotas: two keys for each user.',
  shape: {
    'answers id and secret, active': async (target) => {
      const { name } = await makeUser(target);
      const { AccessKey } = await create(target, { UserName: name });
      expect(AccessKey).toEqual({
        UserName: name,
        AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
        Status: 'Active',
        SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
        CreateDate: expect.any(Date),
      });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a user that there is not': [
        { UserName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The user with name nobody-has-this-name cannot be found.',
      ],
    }),
    'refuses a third key': async (target) => {
      const { name } = await makeUser(target);
      await create(target, { UserName: name });
      await create(target, { UserName: name });
      await expect(create(target, { UserName: name })).rejects.toMatchObject(
        refusal('LimitExceededException', 'Cannot exceed quota for AccessKeysPerUser: 2'),
      );
    },
  },
  behaviour: {
    'makes a key that proves who its user is': async (target) => {
      const { name, arn } = await makeUser(target);
      const credentials = await makeKey(target, name);
      const sts = target.client(STSClient, { credentials });
      expect(await eventually(() => sts.send(new GetCallerIdentityCommand({})))).toMatchObject({ Arn: arn });
    },
    'gives no permission by itself': async (target) => {
      const { name, arn } = await makeUser(target);
      const guarded = await makeRole(target);
      const credentials = await makeKey(target, name);
      const tag = new TagRoleCommand({ RoleName: guarded.name, Tags: [{ Key: 'a', Value: 'b' }] });
      await eventually(() =>
        expect(target.client(IAMClient, { credentials }).send(tag)).rejects.toMatchObject(
          refusal(
            'AccessDenied',
            `User: ${arn} is not authorized to perform: iam:TagRole on resource: ${guarded.arn} because no identity-based policy allows the iam:TagRole action`,
          ),
        ),
      );
    },
  },
};

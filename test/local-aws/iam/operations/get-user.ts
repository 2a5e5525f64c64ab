import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  GetUserCommand,
  IAMClient,
  type GetUserCommandInput,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Keys, Target } from '../../../support/start-target.ts';
import { readOnly, trust } from '../documents.ts';
import { makeKey, makeRole, makeUser } from '../make-owners.ts';

const get = async (target: Target, input: Partial<GetUserCommandInput>) =>
  target.client(IAMClient).send(new GetUserCommand(input));

export const getUser: OperationTest = {
  fact: 'IAM API reference, GetUser: path, unique id, ARN, boundary and tags; without a name, the user who asks.',
  shape: {
    'answers all there is of a user': async (target) => {
      const Tags = [{ Key: 'k', Value: 'v' }];
      const { name, arn, id } = await makeUser(target, { Path: '/team/', Tags });
      expect((await get(target, { UserName: name })).User).toEqual({
        Path: '/team/',
        UserName: name,
        UserId: id,
        Arn: arn,
        CreateDate: expect.any(Date),
        Tags,
      });
    },
  },
  validation: {
    ...refusals(get, {
      'refuses a user that there is not': [
        { UserName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The user with name nobody-has-this-name cannot be found.',
      ],
    }),
    'refuses to guess the user of a session of a role': async (target) => {
      const { name: RoleName, arn } = await makeRole(target, {
        AssumeRolePolicyDocument: trust({ AWS: target.accountId }),
      });
      const PolicyArn = readOnly;
      await target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
      const { Credentials } = await eventually(() =>
        target.client(STSClient).send(new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'now' })),
      );
      const credentials: Keys = {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      };
      const whoAmI = target.client(IAMClient, { credentials }).send(new GetUserCommand({}));
      await expect(whoAmI).rejects.toMatchObject(
        refusal('ValidationError', 'Must specify userName when calling with non-User credentials'),
      );
    },
  },
  behaviour: {
    'answers who asks, without a name': async (target) => {
      const { name: UserName, arn } = await makeUser(target);
      const iam = target.client(IAMClient);
      const PolicyArn = readOnly;
      await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
      const credentials = await makeKey(target, UserName);
      const asked = await eventually(() => target.client(IAMClient, { credentials }).send(new GetUserCommand({})));
      expect(asked.User).toMatchObject({ UserName, Arn: arn });
    },
  },
};

import {
  CreateAccessKeyCommand,
  IAMClient,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
  TagRoleCommand,
  type CreateAccessKeyCommandInput,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { document } from '../documents.ts';
import { makeKey, makeRole, makeUser } from '../make-owners.ts';

const create = async (target: Target, input: Partial<CreateAccessKeyCommandInput>) =>
  target
    .client(IAMClient)
    .send(new CreateAccessKeyCommand({ UserName: input.UserName ?? (await makeUser(target)).name, ...input }));

export const createAccessKey: OperationTest = {
  fact: 'IAM API reference, CreateAccessKey: the only time that the secret is shown; the key is active; user guide, AWS global condition context keys; IAM quotas: two keys for each user.',
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
    'makes a key whose requests have the global keys of conditions': async (target) => {
      const { name, arn, id } = await makeUser(target, { Tags: [{ Key: 'team', Value: 'blue' }] });
      const Condition = {
        StringEquals: {
          'aws:username': name,
          'aws:userid': id,
          'aws:PrincipalAccount': target.accountId,
          'aws:PrincipalTag/team': 'blue',
          'aws:PrincipalType': 'User',
          'aws:ResourceAccount': '${aws:PrincipalAccount}',
        },
        ArnEquals: { 'aws:PrincipalArn': arn },
        StringLike: { 'aws:UserAgent': 'aws-sdk-js/*' },
        Bool: { 'aws:SecureTransport': 'true', 'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false' },
        DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z', 'aws:EpochTime': '2026-01-01' },
        IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] },
        Null: { 'aws:TokenIssueTime': 'true', 'aws:CalledVia': 'true', 'aws:SourceArn': 'true' },
      };
      const statement = { Effect: 'Allow', Action: 'iam:ListUserPolicies', Resource: arn, Condition };
      const allow = { UserName: name, PolicyName: 'own', PolicyDocument: document(statement) };
      await target.client(IAMClient).send(new PutUserPolicyCommand(allow));
      const own = target.client(IAMClient, { credentials: await makeKey(target, name) });
      await eventually(() => own.send(new ListUserPoliciesCommand({ UserName: name })));
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

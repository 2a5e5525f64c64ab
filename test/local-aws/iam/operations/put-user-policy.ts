import {
  GetUserPolicyCommand,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
  IAMClient,
  type PutUserPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, document, listBuckets, longDocument, malformed, readQueues } from '../documents.ts';
import { makeKey, makeUser } from '../make-owners.ts';

const put = async (target: Target, input: Partial<PutUserPolicyCommandInput>) =>
  target.client(IAMClient).send(
    new PutUserPolicyCommand({
      UserName: input.UserName ?? (await makeUser(target)).name,
      PolicyName: 'own',
      PolicyDocument: readQueues,
      ...input,
    }),
  );

export const putUserPolicy: OperationTest = {
  fact: 'IAM API reference, PutUserPolicy: adds or replaces an inline policy; IAM quotas: 2,048 characters for all inline policies of a user, white space not counted; grammar of policies: IAM user guide, JSON policy element reference.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await put(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
    'keeps the document as it was written': async (target) => {
      const { name } = await makeUser(target);
      const PolicyDocument = document({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a/(b)*' });
      await put(target, { UserName: name, PolicyDocument });
      const get = new GetUserPolicyCommand({ UserName: name, PolicyName: 'own' });
      const found = await target.client(IAMClient).send(get);
      expect(found.PolicyDocument).not.toContain('(');
      expect(decoded(found.PolicyDocument)).toBe(PolicyDocument);
    },
  },
  validation: {
    ...refusals(put, {
      'refuses a user that there is not': [
        { UserName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The user with name nobody-has-this-name cannot be found.',
      ],
      'refuses a name with a slash': [
        { UserName: 'a/b' },
        'ValidationError',
        'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a policy name with a space': [
        { PolicyName: 'a b' },
        'ValidationError',
        'The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a policy name of 129 characters': [
        { PolicyName: 'a'.repeat(129) },
        'ValidationError',
        /at 'policyName' failed to satisfy constraint: Member must have length less than or equal to 128/,
      ],
    }),
    'refuses what is no policy, saying why': async (target) => {
      const { name } = await makeUser(target);
      for (const [PolicyDocument, words] of malformed) {
        await expect(put(target, { UserName: name, PolicyDocument })).rejects.toMatchObject(
          refusal('MalformedPolicyDocumentException', words),
        );
      }
    },
    'refuses more than 2,048 characters in all': async (target) => {
      const { name } = await makeUser(target);
      await expect(put(target, { UserName: name, PolicyDocument: longDocument() })).rejects.toMatchObject(
        refusal('LimitExceededException', `Maximum policy size of 2048 bytes exceeded for user ${name}`),
      );
    },
  },
  behaviour: {
    'decides by the global keys that each request has': async (target) => {
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
      await put(target, { UserName: name, PolicyDocument: document(statement) });
      const own = target.client(IAMClient, { credentials: await makeKey(target, name) });
      await eventually(() => own.send(new ListUserPoliciesCommand({ UserName: name })));
    },
    'does not count white space': async (target) => {
      await put(target, { PolicyDocument: readQueues + ' '.repeat(20_000) });
    },
    'replaces a policy of the same name, and keeps others': async (target) => {
      const { name } = await makeUser(target);
      const iam = target.client(IAMClient);
      await put(target, { UserName: name, PolicyName: 'other' });
      await put(target, { UserName: name });
      await put(target, { UserName: name, PolicyDocument: listBuckets });
      const get = new GetUserPolicyCommand({ UserName: name, PolicyName: 'own' });
      expect(decoded((await iam.send(get)).PolicyDocument)).toBe(listBuckets);
      const { PolicyNames } = await iam.send(new ListUserPoliciesCommand({ UserName: name }));
      expect(PolicyNames?.sort()).toEqual(['other', 'own']);
    },
  },
};

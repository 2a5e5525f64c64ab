import {
  CreatePolicyCommand,
  DeletePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  type CreatePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, longDocument, malformed, oddButTrue, readQueues } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';

const create = async (target: Target, input: Partial<CreatePolicyCommandInput>) => makePolicy(target, input);

export const createPolicy: OperationTest = {
  fact: 'IAM API reference, CreatePolicy and Policy: version v1 is the default; names are unique whatever their case; IAM quotas: 6,144 characters, white space not counted. Recorded from AWS in localstack/localstack tests/aws/services/iam: the answer has no description; what is said of documents that are no policies.',
  shape: {
    'answers the policy with its ids and counts': async (target) => {
      const iam = target.client(IAMClient);
      const PolicyName = target.unique('shape');
      const input = { Path: '/team/', Description: 'd', Tags: [{ Key: 'k', Value: 'v' }] };
      const { Policy } = await iam.send(new CreatePolicyCommand({ ...input, PolicyName, PolicyDocument: readQueues }));
      target.afterwards(() => iam.send(new DeletePolicyCommand({ PolicyArn: Policy?.Arn })));
      expect(Policy).toEqual({
        PolicyName,
        PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
        Arn: `arn:aws:iam::${target.accountId}:policy/team/${PolicyName}`,
        Path: '/team/',
        DefaultVersionId: 'v1',
        AttachmentCount: 0,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate: expect.any(Date),
        UpdateDate: expect.any(Date),
        Tags: input.Tags,
      });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a name with a slash': [
        { PolicyName: 'a/b' },
        'ValidationError',
        'The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a name of 129 characters': [
        { PolicyName: 'a'.repeat(129) },
        'ValidationError',
        /at 'policyName' failed to satisfy constraint: Member must have length less than or equal to 128/,
      ],
      'refuses a tag that is given twice': [
        {
          Tags: [
            { Key: 'a', Value: '' },
            { Key: 'a', Value: 'b' },
          ],
        },
        'InvalidInputException',
        'Duplicate tag keys found.',
      ],
      'refuses over 6,144 characters': [
        { PolicyDocument: longDocument() },
        'LimitExceededException',
        'Cannot exceed quota for PolicySize: 6144',
      ],
    }),
    'refuses what is no policy, saying why': async (target) => {
      for (const [PolicyDocument, words] of malformed) {
        await expect(create(target, { PolicyDocument })).rejects.toMatchObject(
          refusal('MalformedPolicyDocumentException', words),
        );
      }
    },
    'refuses a version before policy variables, and none': async (target) => {
      const Statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
      for (const document of [{ Statement }, { Version: '2008-10-17', Statement: { ...Statement, Effect: 'allow' } }]) {
        await expect(create(target, { PolicyDocument: JSON.stringify(document) })).rejects.toMatchObject(
          refusal('MalformedPolicyDocumentException', 'Policy document must be version 2012-10-17 or greater.'),
        );
      }
    },
    'refuses a name that is taken': async (target) => {
      const { name } = await makePolicy(target);
      await expect(create(target, { PolicyName: name, Path: '/x/' })).rejects.toMatchObject(
        refusal(
          'EntityAlreadyExistsException',
          `A policy called ${name} already exists. Duplicate names are not allowed.`,
        ),
      );
    },
  },
  behaviour: {
    'keeps the document as version v1': async (target) => {
      const { arn } = await makePolicy(target);
      const get = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' });
      const { PolicyVersion } = await target.client(IAMClient).send(get);
      expect(decoded(PolicyVersion?.Document)).toBe(readQueues);
    },
    'tells the keys of tags apart by case': async (target) => {
      const Tags = [
        { Key: 'a', Value: 'lower' },
        { Key: 'A', Value: 'upper' },
      ];
      const { arn } = await makePolicy(target, { Tags });
      const { Policy } = await target.client(IAMClient).send(new GetPolicyCommand({ PolicyArn: arn }));
      expect(Policy?.Tags).toEqual(Tags);
    },
    'takes what looks odd and is a policy': async (target) => {
      for (const PolicyDocument of oddButTrue) await makePolicy(target, { PolicyDocument });
    },
    'does not count white space': async (target) => {
      await makePolicy(target, { PolicyDocument: readQueues + ' '.repeat(10_000) });
    },
  },
};

import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  IAMClient,
  type CreatePolicyVersionCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { listBuckets, longDocument } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';

const create = async (target: Target, input: Partial<CreatePolicyVersionCommandInput>) =>
  target.client(IAMClient).send(
    new CreatePolicyVersionCommand({
      PolicyArn: input.PolicyArn ?? (await makePolicy(target)).arn,
      PolicyDocument: listBuckets,
      ...input,
    }),
  );

export const createPolicyVersion: OperationTest = {
  fact: 'IAM API reference, CreatePolicyVersion: versions are numbered from v1 and a number never comes back; at most five; the new one is the default only with SetAsDefault.',
  shape: {
    'answers the version, not its document': async (target) => {
      expect((await create(target, {})).PolicyVersion).toEqual({
        VersionId: 'v2',
        IsDefaultVersion: false,
        CreateDate: expect.any(Date),
      });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a policy that there is not': [
        { PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Policy arn:aws:iam::aws:policy/NoSuchPolicy was not found.',
      ],
      'refuses an ARN that names no policy': [
        { PolicyArn: 'arn:aws:iam::aws:role/NoSuchPolicy' },
        'InvalidInputException',
        'ARN arn:aws:iam::aws:role/NoSuchPolicy is not valid.',
      ],
      'refuses what is no policy': [
        { PolicyDocument: 'nothing' },
        'MalformedPolicyDocumentException',
        'Syntax errors in policy.',
      ],
      'refuses over 6,144 characters': [
        { PolicyDocument: longDocument() },
        'LimitExceededException',
        'Cannot exceed quota for PolicySize: 6144',
      ],
    }),
    'refuses a sixth version': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      for (let version = 2; version <= 5; version++) await create(target, { PolicyArn });
      await expect(create(target, { PolicyArn })).rejects.toMatchObject(
        refusal(
          'LimitExceededException',
          'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
        ),
      );
    },
  },
  behaviour: {
    'becomes the default only when told so': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      const defaultOf = async () =>
        (await target.client(IAMClient).send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId;
      await create(target, { PolicyArn });
      expect(await defaultOf()).toBe('v1');
      await create(target, { PolicyArn, SetAsDefault: true });
      expect(await defaultOf()).toBe('v3');
    },
    'never takes a number twice': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      await create(target, { PolicyArn });
      await target.client(IAMClient).send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
      expect((await create(target, { PolicyArn })).PolicyVersion?.VersionId).toBe('v3');
    },
  },
};

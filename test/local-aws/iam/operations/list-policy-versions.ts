import {
  CreatePolicyVersionCommand,
  IAMClient,
  ListPolicyVersionsCommand,
  type ListPolicyVersionsCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { listBuckets } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';

const list = async (target: Target, input: Partial<ListPolicyVersionsCommandInput>) =>
  target
    .client(IAMClient)
    .send(new ListPolicyVersionsCommand({ PolicyArn: input.PolicyArn ?? (await makePolicy(target)).arn, ...input }));

export const listPolicyVersions: OperationTest = {
  fact: 'IAM API reference, ListPolicyVersions: all versions, without their documents; pages by Marker and MaxItems.',
  shape: {
    'answers id, default and time': async (target) => {
      const answer = await list(target, {});
      expect(answer.Versions).toEqual([{ VersionId: 'v1', IsDefaultVersion: true, CreateDate: expect.any(Date) }]);
      expect(answer.IsTruncated).toBe(false);
    },
  },
  validation: {
    ...refusals(list, {
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
      'refuses a page of none': [
        { MaxItems: 0 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1/,
      ],
    }),
  },
  behaviour: {
    'comes newest first, in pages': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      const next = new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: listBuckets });
      await target.client(IAMClient).send(next);
      const first = await list(target, { PolicyArn, MaxItems: 1 });
      expect(first).toMatchObject({ Versions: [{ VersionId: 'v2', IsDefaultVersion: false }], IsTruncated: true });
      const second = await list(target, { PolicyArn, MaxItems: 1, Marker: first.Marker });
      expect(second).toMatchObject({ Versions: [{ VersionId: 'v1', IsDefaultVersion: true }], IsTruncated: false });
    },
  },
};

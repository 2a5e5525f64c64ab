import {
  CreatePolicyVersionCommand,
  GetPolicyVersionCommand,
  IAMClient,
  type GetPolicyVersionCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, document, listBuckets, readQueues } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';

const get = async (target: Target, input: Partial<GetPolicyVersionCommandInput>) =>
  target.client(IAMClient).send(
    new GetPolicyVersionCommand({
      PolicyArn: input.PolicyArn ?? (await makePolicy(target)).arn,
      VersionId: 'v1',
      ...input,
    }),
  );

export const getPolicyVersion: OperationTest = {
  fact: 'IAM API reference, GetPolicyVersion: the document is URL-encoded according to RFC 3986.',
  shape: {
    'answers the version with its encoded document': async (target) => {
      const PolicyDocument = document({ Effect: 'Allow', Action: 's3:*', Resource: "arn:aws:s3:::a/(b)*'!" });
      const { arn: PolicyArn } = await makePolicy(target, { PolicyDocument });
      const { PolicyVersion } = await get(target, { PolicyArn });
      expect(PolicyVersion).toEqual({
        VersionId: 'v1',
        IsDefaultVersion: true,
        CreateDate: expect.any(Date),
        Document: expect.not.stringMatching(/[!'()*{]/),
      });
      expect(decoded(PolicyVersion?.Document)).toBe(PolicyDocument);
    },
  },
  validation: {
    ...refusals(get, {
      'refuses a policy that there is not': [
        { PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Policy arn:aws:iam::aws:policy/NoSuchPolicy version v1 does not exist or is not attachable.',
      ],
      'refuses an ARN that names no policy': [
        { PolicyArn: 'arn:aws:iam::aws:role/NoSuchPolicy' },
        'InvalidInputException',
        'ARN arn:aws:iam::aws:role/NoSuchPolicy is not valid.',
      ],
      'refuses an id that is none': [
        { VersionId: 'first' },
        'ValidationError',
        /at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern/,
      ],
    }),
    'refuses a version that there is not': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      await expect(get(target, { PolicyArn, VersionId: 'v2' })).rejects.toMatchObject(
        refusal('NoSuchEntityException', `Policy ${PolicyArn} version v2 does not exist or is not attachable.`),
      );
    },
  },
  behaviour: {
    'keeps older versions as they were': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      const next = { PolicyArn, PolicyDocument: listBuckets, SetAsDefault: true };
      await target.client(IAMClient).send(new CreatePolicyVersionCommand(next));
      const first = (await get(target, { PolicyArn })).PolicyVersion;
      const second = (await get(target, { PolicyArn, VersionId: 'v2' })).PolicyVersion;
      expect([first?.IsDefaultVersion, second?.IsDefaultVersion]).toEqual([false, true]);
      expect([decoded(first?.Document), decoded(second?.Document)]).toEqual([readQueues, listBuckets]);
    },
  },
};

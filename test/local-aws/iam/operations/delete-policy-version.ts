import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  IAMClient,
  ListPolicyVersionsCommand,
  type DeletePolicyVersionCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { listBuckets } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';

const remove = async (target: Target, input: Partial<DeletePolicyVersionCommandInput>) =>
  target.client(IAMClient).send(
    new DeletePolicyVersionCommand({
      PolicyArn: input.PolicyArn ?? (await withTwoVersions(target)),
      VersionId: 'v2',
      ...input,
    }),
  );
const withTwoVersions = async (target: Target): Promise<string> => {
  const { arn: PolicyArn } = await makePolicy(target);
  await target.client(IAMClient).send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: listBuckets }));
  return PolicyArn;
};

export const deletePolicyVersion: OperationTest = {
  fact: 'IAM API reference, DeletePolicyVersion: any version but the default.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(remove, {
      'refuses a policy that there is not': [
        { PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Policy arn:aws:iam::aws:policy/NoSuchPolicy version v2 does not exist or is not attachable.',
      ],
      'refuses an ARN that names no policy': [
        { PolicyArn: 'arn:aws:iam::aws:role/NoSuchPolicy' },
        'InvalidInputException',
        'ARN arn:aws:iam::aws:role/NoSuchPolicy is not valid.',
      ],
      'refuses the default version': [
        { VersionId: 'v1' },
        'DeleteConflictException',
        'Cannot delete the default version of a policy.',
      ],
      'refuses an id that is none': [
        { VersionId: '2' },
        'ValidationError',
        /at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern/,
      ],
    }),
    'refuses a version that there is not': async (target) => {
      const PolicyArn = await withTwoVersions(target);
      await expect(remove(target, { PolicyArn, VersionId: 'v9' })).rejects.toMatchObject(
        refusal('NoSuchEntityException', `Policy ${PolicyArn} version v9 does not exist or is not attachable.`),
      );
    },
  },
  behaviour: {
    'leaves the others': async (target) => {
      const PolicyArn = await withTwoVersions(target);
      await remove(target, { PolicyArn });
      const { Versions } = await target.client(IAMClient).send(new ListPolicyVersionsCommand({ PolicyArn }));
      expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['v1']);
    },
  },
};

import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  GetPolicyCommand,
  IAMClient,
  SetDefaultPolicyVersionCommand,
  SimulatePrincipalPolicyCommand,
  type SetDefaultPolicyVersionCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { listBuckets } from '../documents.ts';
import { makeRole } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const set = async (target: Target, input: Partial<SetDefaultPolicyVersionCommandInput>) =>
  target.client(IAMClient).send(
    new SetDefaultPolicyVersionCommand({
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

export const setDefaultPolicyVersion: OperationTest = {
  fact: 'IAM API reference, SetDefaultPolicyVersion: the version becomes the one in effect for all to whom the policy is attached.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await set(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(set, {
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
      'refuses an id that is none': [
        { VersionId: '2' },
        'ValidationError',
        /at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern/,
      ],
    }),
    'refuses a version that there is not': async (target) => {
      const PolicyArn = await withTwoVersions(target);
      await expect(set(target, { PolicyArn, VersionId: 'v9' })).rejects.toMatchObject(
        refusal('NoSuchEntityException', `Policy ${PolicyArn} version v9 does not exist or is not attachable.`),
      );
    },
  },
  behaviour: {
    'changes what the holder of the policy may do': async (target) => {
      const PolicyArn = await withTwoVersions(target);
      const iam = target.client(IAMClient);
      const { name: RoleName, arn } = await makeRole(target);
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
      const decision = async (action: string) => {
        const simulate = { PolicySourceArn: arn, ActionNames: [action] };
        const { EvaluationResults } = await iam.send(new SimulatePrincipalPolicyCommand(simulate));
        return EvaluationResults?.[0]?.EvalDecision;
      };
      expect(await decision('s3:ListAllMyBuckets')).toBe('implicitDeny');
      await set(target, { PolicyArn });
      expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe('v2');
      await eventually(async () => expect(await decision('s3:ListAllMyBuckets')).toBe('allowed'));
      expect(await decision('sqs:ReceiveMessage')).toBe('implicitDeny');
    },
  },
};

import {
  CreatePolicyCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  IAMClient,
  ListPolicyVersionsCommand,
  type CreatePolicyCommandInput,
} from '@aws-sdk/client-iam';
import type { Target } from '../../support/start-target.ts';
import { readQueues } from './documents.ts';

const removePolicy = async (iam: IAMClient, PolicyArn: string): Promise<void> => {
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  for (const { VersionId, IsDefaultVersion } of Versions) {
    if (!IsDefaultVersion) await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
  await iam.send(new DeletePolicyCommand({ PolicyArn }));
};

/** A managed policy with a name of its own, gone after the tests, and after what is attached to it. */
export const makePolicy = async (
  target: Target,
  input: Partial<CreatePolicyCommandInput> = {},
): Promise<{ name: string; arn: string; id: string }> => {
  const iam = target.client(IAMClient);
  const PolicyName = input.PolicyName ?? target.unique('policy');
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyDocument: readQueues, ...input, PolicyName }));
  const arn = Policy?.Arn ?? '';
  target.afterwards(() => removePolicy(iam, arn));
  return { name: PolicyName, arn, id: Policy?.PolicyId ?? '' };
};

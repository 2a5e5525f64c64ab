import { AddPermissionCommand, GetPolicyCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  lambdaOf,
  makeTargetFunction,
  noFunction,
  noResource,
  sharedFunction,
  wrongRevision,
} from '../target-function.ts';

const remove = (target: Target, FunctionName: string, StatementId: string, RevisionId?: string) =>
  lambdaOf(target).send(new RemovePermissionCommand({ FunctionName, StatementId, ...(RevisionId && { RevisionId }) }));
const makeOpen = async (target: Target, ...ids: string[]) => {
  const { name: FunctionName } = await makeTargetFunction(target);
  for (const StatementId of ids)
    await lambdaOf(target).send(
      new AddPermissionCommand({
        FunctionName,
        StatementId,
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
      }),
    );
  return FunctionName;
};
const policyOf = (target: Target, FunctionName: string) =>
  lambdaOf(target).send(new GetPolicyCommand({ FunctionName }));

export const removePermission: OperationTest = {
  fact: 'Lambda API reference, RemovePermission: one statement by its id; ResourceNotFoundException where there is no policy or no such statement. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers that there is nothing to say': async (target) => {
      expect((await remove(target, await makeOpen(target, 'a'), 'a')).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a function without a policy': async (target) => {
      await expect(remove(target, (await sharedFunction(target)).name, 'a')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', 'No policy is associated with the given resource.'),
      );
    },
    'refuses a statement that does not exist': async (target) => {
      await expect(remove(target, await makeOpen(target, 'a'), 'b')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', 'Statement b is not found in resource policy.'),
      );
    },
    'refuses a revision that is not the latest': async (target) => {
      await expect(remove(target, await makeOpen(target, 'a'), 'a', 'old')).rejects.toMatchObject(
        refusal('PreconditionFailedException', wrongRevision),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn } = noFunction(target);
      await expect(remove(target, arn, 'a')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `No policy found for: ${arn}`),
      );
    },
  },
  behaviour: {
    'takes the statement away, and the policy with the last one': async (target) => {
      const name = await makeOpen(target, 'a', 'b');
      await remove(target, name, 'a');
      expect(JSON.parse((await policyOf(target, name)).Policy ?? '')).toMatchObject({ Statement: [{ Sid: 'b' }] });
      await remove(target, name, 'b');
      await expect(policyOf(target, name)).rejects.toMatchObject(refusal('ResourceNotFoundException', noResource));
    },
  },
};

import {
  GetFunctionConfigurationCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type PublishVersionCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  answering,
  invokeFunction,
  lambdaOf,
  makeTargetFunction,
  noFunction,
  settle,
  sharedFunction,
  wrongRevision,
} from '../target-function.ts';

const publish = (target: Target, FunctionName: string, input: Partial<PublishVersionCommandInput> = {}) =>
  lambdaOf(target).send(new PublishVersionCommand({ FunctionName, ...input }));
const publishShared = async (target: Target, input: Partial<PublishVersionCommandInput>) =>
  publish(target, (await sharedFunction(target)).name, input);

export const publishVersion: OperationTest = {
  fact: 'Lambda API reference, PublishVersion: freezes code and settings of $LATEST under the next number; where neither changed since the last version, that one is answered. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers the version under its own ARN': async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      expect(await publish(target, name, { Description: 'first' })).toMatchObject({
        FunctionName: name,
        FunctionArn: `${arn}:1`,
        Version: '1',
        Description: 'first',
        State: 'Active',
      });
    },
  },
  validation: {
    ...refusals(publishShared, {
      'refuses code that is not that of $LATEST': [
        { CodeSha256: 'other' },
        'InvalidParameterValueException',
        /^CodeSHA256 \(other\) is different from current CodeSHA256 in \$LATEST \(.{44}\)\. Please try again with the CodeSHA256 in \$LATEST\.$/,
      ],
      'refuses a revision that is not the latest': [
        { RevisionId: 'old' },
        'PreconditionFailedException',
        wrongRevision,
      ],
    }),
    'refuses a function whose update is in progress': onlyLocally('a moment', async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      await lambdaOf(target).send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile: answering(2) }));
      await expect(publish(target, name)).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`,
        ),
      );
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(publish(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'makes no second version of what is the same': async (target) => {
      const { name } = await makeTargetFunction(target);
      expect((await publish(target, name, { Description: 'first' })).Version).toBe('1');
      expect(await publish(target, name, { Description: 'again' })).toMatchObject({
        Version: '1',
        Description: 'first',
      });
    },
    'makes another version of what has only another description, and another revision of $LATEST': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      const latest = async () =>
        (await lambdaOf(target).send(new GetFunctionConfigurationCommand({ FunctionName }))).RevisionId;
      const before = await latest();
      await publish(target, FunctionName);
      expect(await latest()).not.toBe(before);
      await lambdaOf(target).send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: 'new' }));
      await settle(target, FunctionName);
      expect(await publish(target, FunctionName)).toMatchObject({ Version: '2', Description: 'new' });
    },
    'keeps the version as it was when $LATEST changes': async (target) => {
      const { name } = await makeTargetFunction(target, { Code: { ZipFile: answering(1) } });
      await publish(target, name);
      await lambdaOf(target).send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile: answering(2) }));
      await settle(target, name);
      expect(await invokeFunction(target, `${name}:1`)).toMatchObject({ value: 1, ExecutedVersion: '1' });
      expect((await publish(target, name)).Version).toBe('2');
    },
  },
};

import {
  GetFunctionConfigurationCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../../sqs/make-queue.ts';
import {
  echo,
  lambdaOf,
  makeTargetFunction,
  noFunction,
  settle,
  sharedFunction,
  wrongRevision,
} from '../target-function.ts';

type Input = Partial<UpdateFunctionConfigurationCommandInput>;
const update = (target: Target, FunctionName: string, input: Input) =>
  lambdaOf(target).send(new UpdateFunctionConfigurationCommand({ FunctionName, ...input }));
const updateShared = async (target: Target, input: Input) => update(target, (await sharedFunction(target)).name, input);
const get = (target: Target, FunctionName: string) =>
  lambdaOf(target).send(new GetFunctionConfigurationCommand({ FunctionName }));

export const updateFunctionConfiguration: OperationTest = {
  fact: 'Lambda API reference, UpdateFunctionConfiguration: what is not named stays; RevisionId; developer guide, function states: one update after the other.',
  shape: {
    'answers the function, whose update is in progress': async (target) => {
      const { name } = await makeTargetFunction(target);
      const Environment = { Variables: { NAME: 'v' } };
      expect(await update(target, name, { Timeout: 9, Environment })).toMatchObject({
        FunctionName: name,
        Timeout: 9,
        Environment,
        State: 'Active',
        LastUpdateStatus: 'InProgress',
      });
    },
  },
  validation: {
    ...refusals(updateShared, {
      'refuses a timeout of nothing': [
        { Timeout: 0 },
        'ValidationException',
        "1 validation error detected: Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ],
      'refuses more than ten gigabytes of memory': [
        { MemorySize: 10_241 },
        'ValidationException',
        "1 validation error detected: Value '10241' at 'memorySize' failed to satisfy constraint: Member must have value less than or equal to 10240",
      ],
      'refuses a revision that is not the latest': [
        { Timeout: 9, RevisionId: 'old' },
        'PreconditionFailedException',
        wrongRevision,
      ],
      'refuses variables that Lambda sets itself': [
        { Environment: { Variables: { AWS_REGION: 'x' } } },
        'InvalidParameterValueException',
        /Reserved keys used in this request: AWS_REGION$/,
      ],
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(update(target, arn, { Timeout: 9 })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', words),
      );
    },
    'refuses a function whose update is in progress': onlyLocally('a moment', async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      await lambdaOf(target).send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile: echo }));
      await expect(update(target, name, { Timeout: 9 })).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`,
        ),
      );
    }),
  },
  behaviour: {
    'changes what it names and leaves the rest': async (target) => {
      const { name } = await makeTargetFunction(target, {
        Description: 'stays',
        Environment: { Variables: { AB: '1' } },
      });
      await update(target, name, { MemorySize: 256 });
      await settle(target, name);
      expect(await get(target, name)).toMatchObject({
        Description: 'stays',
        MemorySize: 256,
        LastUpdateStatus: 'Successful',
      });
    },
    'changes storage, logging and tracing': async (target) => {
      const { name } = await makeTargetFunction(target);
      const settings = {
        EphemeralStorage: { Size: 1_024 },
        LoggingConfig: { LogFormat: 'Text', LogGroup: target.unique('/test/logs') },
        TracingConfig: { Mode: 'PassThrough' },
      } as const;
      await update(target, name, { ...settings, SnapStart: { ApplyOn: 'None' } });
      await settle(target, name);
      expect(await get(target, name)).toMatchObject(settings);
    },
    'sends events that fail elsewhere, until it is told an empty ARN': onlyLocally(
      'a role that may send',
      async (target) => {
        const { name } = await makeTargetFunction(target);
        const DeadLetterConfig = { TargetArn: (await makeQueue(target)).arn };
        expect(await update(target, name, { DeadLetterConfig })).toMatchObject({ DeadLetterConfig });
        await settle(target, name);
        const without = await update(target, name, { DeadLetterConfig: { TargetArn: '' } });
        expect(without).not.toHaveProperty('DeadLetterConfig');
      },
    ),
    'takes the revision of a function at rest, and makes another': async (target) => {
      const { name } = await makeTargetFunction(target);
      const { RevisionId } = await get(target, name);
      const changed = await update(target, name, { Timeout: 9, RevisionId });
      await settle(target, name);
      const rested = await get(target, name);
      expect(new Set([RevisionId, changed.RevisionId, rested.RevisionId]).size).toBe(3);
      await expect(update(target, name, { Timeout: 8, RevisionId })).rejects.toMatchObject({
        name: 'PreconditionFailedException',
      });
    },
  },
};

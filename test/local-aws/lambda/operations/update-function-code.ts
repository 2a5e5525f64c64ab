import { createHash } from 'node:crypto';
import {
  GetFunctionConfigurationCommand,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  answering,
  createFunction,
  echo,
  invokeFunction,
  lambdaOf,
  makeTargetFunction,
  noFunction,
  settle,
  sharedFunction,
  wrongRevision,
} from '../target-function.ts';

const update = (target: Target, FunctionName: string, input: Partial<UpdateFunctionCodeCommandInput>) =>
  lambdaOf(target).send(new UpdateFunctionCodeCommand({ FunctionName, ...input }));
const updateShared = async (target: Target, input: Partial<UpdateFunctionCodeCommandInput>) =>
  update(target, (await sharedFunction(target)).name, input);

export const updateFunctionCode: OperationTest = {
  fact: 'Lambda API reference, UpdateFunctionCode; developer guide, function states: an update is InProgress until it is Successful, and no other can begin before. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers the function, whose update is in progress': async (target) => {
      const { name } = await makeTargetFunction(target);
      const zip = answering(2);
      expect(await update(target, name, { ZipFile: zip })).toMatchObject({
        FunctionName: name,
        CodeSize: zip.byteLength,
        CodeSha256: createHash('sha256').update(zip).digest('base64'),
        State: 'Active',
        LastUpdateStatus: 'InProgress',
        LastUpdateStatusReason: 'The function is being created.',
        LastUpdateStatusReasonCode: 'Creating',
      });
    },
    'answers the version that it publishes': async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      const published = await update(target, name, { ZipFile: answering(2), Publish: true });
      expect(published).toMatchObject({ Version: '1', FunctionArn: `${arn}:1`, State: 'Pending' });
      expect(published).not.toHaveProperty('LastUpdateStatus');
    },
  },
  validation: {
    ...refusals(updateShared, {
      'refuses to have no code': [{}, 'InvalidParameterValueException', 'Please provide a source for function code.'],
      'refuses code that is no zip': [
        { ZipFile: Buffer.from('x') },
        'InvalidParameterValueException',
        'Could not unzip uploaded file. Please check your file, then try to upload again.',
      ],
      'refuses a revision that is not the latest': [
        { ZipFile: echo, RevisionId: 'old' },
        'PreconditionFailedException',
        wrongRevision,
      ],
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(update(target, arn, { ZipFile: echo })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', words),
      );
    },
    'refuses a function that is Pending': onlyLocally('a moment', async (target) => {
      const { FunctionName = '' } = await createFunction(target);
      await expect(update(target, FunctionName, { ZipFile: answering(2) })).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          'The operation cannot be performed at this time. The function is currently in the following state: Pending',
        ),
      );
    }),
    'refuses a function whose update is in progress': onlyLocally('a moment', async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      await update(target, name, { ZipFile: answering(2) });
      await expect(update(target, name, { ZipFile: answering(3) })).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`,
        ),
      );
    }),
  },
  behaviour: {
    'is what runs next, also where the function was warm': async (target) => {
      const { name } = await makeTargetFunction(target, { Code: { ZipFile: answering(1) } });
      expect((await invokeFunction(target, name)).value).toBe(1);
      await update(target, name, { ZipFile: answering(2) });
      await settle(target, name);
      expect((await invokeFunction(target, name)).value).toBe(2);
    },
    'takes code from a bucket, also a version of it': onlyLocally('a bucket of its own', async (target) => {
      const s3 = target.client(S3Client);
      const at = { Bucket: target.unique('code'), Key: 'a.zip' };
      await s3.send(new CreateBucketCommand(at));
      const VersioningConfiguration = { Status: 'Enabled' } as const;
      await s3.send(new PutBucketVersioningCommand({ Bucket: at.Bucket, VersioningConfiguration }));
      const { VersionId } = await s3.send(new PutObjectCommand({ ...at, Body: answering(1) }));
      await s3.send(new PutObjectCommand({ ...at, Body: answering(2) }));
      const { name } = await makeTargetFunction(target);
      const of = { S3Bucket: at.Bucket, S3Key: at.Key };
      for (const [input, value] of [
        [of, 2],
        [{ ...of, S3ObjectVersion: VersionId, S3ObjectStorageMode: 'COPY' as const }, 1],
      ] as const) {
        await update(target, name, input);
        await settle(target, name);
        expect((await invokeFunction(target, name)).value).toBe(value);
      }
    }),
    'changes nothing in a dry run': async (target) => {
      const { name } = await makeTargetFunction(target);
      const tried = await update(target, name, { ZipFile: answering(2), DryRun: true });
      const stands = await lambdaOf(target).send(new GetFunctionConfigurationCommand({ FunctionName: name }));
      expect(stands.CodeSha256).not.toBe(tried.CodeSha256);
    },
  },
};

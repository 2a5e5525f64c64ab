import { createHash } from 'node:crypto';
import { CreateFunctionCommand, type CreateFunctionCommandInput, type Runtime } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../../sqs/make-queue.ts';
import { zipOf } from '../make-function.ts';
import { createFunction, echo, functionArnOf, invokeFunction, lambdaOf, roleOf, settle } from '../target-function.ts';

const create = (target: Target, input: Partial<CreateFunctionCommandInput>) => createFunction(target, input);
const invalid = (value: string, field: string, rule: string) =>
  `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${rule}`;

export const createFunctionTest: OperationTest = {
  fact: 'Lambda API reference, CreateFunction, and the ranges in its model; developer guide, function states: Pending at first, then Active. Wire texts as the service sends them. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers the function, which is Pending': async (target) => {
      const FunctionName = target.unique('shape');
      const Environment = { Variables: { NAME: 'v' } };
      expect(await create(target, { FunctionName, Description: 'd', Environment })).toMatchObject({
        FunctionName,
        FunctionArn: functionArnOf(target, FunctionName),
        Runtime: 'nodejs24.x',
        Role: await roleOf(target),
        Handler: 'index.handler',
        CodeSize: echo.byteLength,
        CodeSha256: createHash('sha256').update(echo).digest('base64'),
        Description: 'd',
        Timeout: 3,
        MemorySize: 128,
        LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
        Version: '$LATEST',
        Environment,
        TracingConfig: { Mode: 'PassThrough' },
        RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        State: 'Pending',
        StateReason: 'The function is being created.',
        StateReasonCode: 'Creating',
        PackageType: 'Zip',
        Architectures: ['x86_64'],
        EphemeralStorage: { Size: 512 },
        SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
        RuntimeVersionConfig: {
          RuntimeVersionArn: expect.stringContaining(`arn:aws:lambda:${target.region}::runtime:`),
        },
        LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${FunctionName}` },
      });
    },
    'shows an environment if it was given, and only then': async (target) => {
      expect(await create(target, {})).not.toHaveProperty('Environment');
      expect(await create(target, { Environment: { Variables: {} } })).toMatchObject({
        Environment: { Variables: {} },
      });
    },
    'takes storage, logging and tracing, and answers them': async (target) => {
      const settings = {
        EphemeralStorage: { Size: 1_024 },
        LoggingConfig: { LogFormat: 'Text', LogGroup: target.unique('/test/logs') },
        TracingConfig: { Mode: 'PassThrough' },
      } as const;
      const made = await create(target, { ...settings, SnapStart: { ApplyOn: 'None' } });
      expect(made).toMatchObject({ ...settings, SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' } });
    },
    'answers where events go that fail, if it was given': onlyLocally('a role that may send', async (target) => {
      const DeadLetterConfig = { TargetArn: (await makeQueue(target)).arn };
      expect(await create(target, { DeadLetterConfig })).toMatchObject({ DeadLetterConfig });
      expect(await create(target, { DeadLetterConfig: { TargetArn: '' } })).not.toHaveProperty('DeadLetterConfig');
    }),
    'answers the version that it publishes': async (target) => {
      const FunctionName = target.unique('published');
      expect(await create(target, { FunctionName, Publish: true })).toMatchObject({
        FunctionArn: functionArnOf(target, FunctionName),
        Version: '1',
        State: 'Pending',
      });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a timeout over fifteen minutes': [
        { Timeout: 901 },
        'ValidationException',
        invalid('901', 'timeout', 'Member must have value less than or equal to 900'),
      ],
      'refuses too little memory': [
        { MemorySize: 64 },
        'ValidationException',
        invalid('64', 'memorySize', 'Member must have value greater than or equal to 128'),
      ],
      'refuses a name with a space': [
        { FunctionName: 'no spaces' },
        'ValidationException',
        /^1 validation error detected: Value 'no spaces' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: /,
      ],
      'refuses a name of 65 letters': [
        { FunctionName: 'a'.repeat(65) },
        'ValidationException',
        invalid('a'.repeat(65), 'functionName', 'Member must have length less than or equal to 64'),
      ],
      'refuses a role that is no ARN': [
        { Role: 'nobody' },
        'ValidationException',
        invalid(
          'nobody',
          'role',
          'Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
        ),
      ],
      'refuses a role of another account': [
        { Role: 'arn:aws:iam::999999999999:role/other' },
        'AccessDeniedException',
        /Cross-account pass role is not allowed\./,
      ],
      'refuses two architectures': [
        { Architectures: ['x86_64', 'arm64'] },
        'ValidationException',
        invalid('[x86_64, arm64]', 'architectures', 'Member must have length less than or equal to 1'),
      ],
      'refuses to have no handler': [
        { Handler: undefined },
        'InvalidParameterValueException',
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      ],
      'refuses a runtime that there is not': [
        { Runtime: 'cobol' as Runtime },
        'InvalidParameterValueException',
        /^Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[.*nodejs24\.x.*\] or be a valid ARN$/,
      ],
      'refuses variables without a proper name': [
        { Environment: { Variables: { '1A': 'x' } } },
        'ValidationException',
        /^1 validation error detected: Value at 'environment\.variables' failed to satisfy constraint: Map keys must satisfy constraint: /,
      ],
      'refuses to have no code': [
        { Code: {} },
        'InvalidParameterValueException',
        'Please provide a source for function code.',
      ],
      'refuses code that is no zip': [
        { Code: { ZipFile: Buffer.from('x') } },
        'InvalidParameterValueException',
        'Could not unzip uploaded file. Please check your file, then try to upload again.',
      ],
      'refuses variables that Lambda sets itself': [
        { Environment: { Variables: { AWS_REGION: 'x' } } },
        'InvalidParameterValueException',
        /Reserved keys used in this request: AWS_REGION$/,
      ],
      'refuses variables of more than four kilobytes': [
        { Environment: { Variables: { LONG: 'x'.repeat(4_096) } } },
        'InvalidParameterValueException',
        /exceeded the 4KB limit/,
      ],
    }),
    'names what it does not have': onlyLocally('AWS does', async (target) => {
      const Code = { S3Bucket: 'b', S3Key: 'k', S3ObjectStorageMode: 'REFERENCE' } as const;
      for (const [input, words] of [
        [{ Code }, /S3ObjectStorageMode REFERENCE/],
        [{ VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] } }, /CreateFunction with VpcConfig/],
        [{ LoggingConfig: { LogFormat: 'JSON' } }, /LogFormat JSON/],
        [{ SnapStart: { ApplyOn: 'PublishedVersions' } }, /SnapStart/],
      ] as [Partial<CreateFunctionCommandInput>, RegExp][])
        await expect(create(target, input)).rejects.toMatchObject(refusal('NotImplemented', words));
    }),
    'refuses the name of a function that is there': async (target) => {
      const FunctionName = target.unique('once');
      await create(target, { FunctionName });
      await expect(create(target, { FunctionName })).rejects.toMatchObject(
        refusal('ResourceConflictException', `Function already exist: ${FunctionName}`),
      );
    },
    'refuses a role that Lambda cannot assume': onlyLocally('the time that a role takes', async (target) => {
      const Role = (await roleOf(target)).replace(/[^/]+$/, target.unique('none'));
      await expect(create(target, { Role })).rejects.toMatchObject(
        refusal('InvalidParameterValueException', 'The role defined for the function cannot be assumed by Lambda.'),
      );
    }),
    'refuses code that is not in its bucket': onlyLocally('a bucket of its own', async (target) => {
      const Bucket = target.unique('code');
      await target.client(S3Client).send(new CreateBucketCommand({ Bucket }));
      await expect(create(target, { Code: { S3Bucket: Bucket, S3Key: 'none' } })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          /^Error occurred while GetObject\. S3 Error Code: NoSuchKey\. S3 Error Message: The specified key does not exist\./,
        ),
      );
    }),
  },
  behaviour: {
    'becomes Active, and can be invoked then': async (target) => {
      const { FunctionArn: arn = '' } = await create(target, {});
      await settle(target, arn);
      expect(await invokeFunction(target, arn, { a: 1 })).toMatchObject({ StatusCode: 200, value: { a: 1 } });
    },
    'refuses a change while it is Pending': onlyLocally('a moment', async (target) => {
      const { FunctionName } = await create(target, {});
      await expect(invokeFunction(target, FunctionName ?? '')).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          'The operation cannot be performed at this time. The function is currently in the following state: Pending',
        ),
      );
    }),
    'takes code from a bucket': onlyLocally('a bucket of its own', async (target) => {
      const s3 = target.client(S3Client);
      const Bucket = target.unique('code');
      await s3.send(new CreateBucketCommand({ Bucket }));
      const zip = zipOf({ 'index.js': 'exports.handler = async () => 1;' });
      await s3.send(new PutObjectCommand({ Bucket, Key: 'a.zip', Body: zip }));
      const made = await create(target, { Code: { S3Bucket: Bucket, S3Key: 'a.zip' } });
      expect(made.CodeSha256).toBe(createHash('sha256').update(zip).digest('base64'));
    }),
    'needs a name of its own only in its region': onlyLocally('another region', async (target) => {
      const { FunctionName } = await create(target, {});
      const elsewhere = { ...target, client: (Ctor: never) => target.client(Ctor, { region: 'us-west-1' }) as never };
      const input = { FunctionName, Handler: 'i.h', Runtime: 'nodejs24.x', Code: { ZipFile: echo } } as const;
      const command = new CreateFunctionCommand({ ...input, Role: await roleOf(target) });
      const made = await lambdaOf(elsewhere).send(command);
      expect(made.FunctionArn).toContain(':us-west-1:');
    }),
  },
};

import { createHash } from 'node:crypto';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionRecursionConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionRecursionConfigCommand,
  RemovePermissionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type CreateFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';
import { invoke, makeFunction, makeRole, zipOf } from './make-function.ts';

const aws = await startTestAws();
const lambda = aws.client(LambdaClient, 'customer-a');
const code = 'exports.handler = async () => 1;';
const zip = zipOf({ 'index.js': code });
let Role: string;

const create = (input: Partial<CreateFunctionCommandInput> = {}) =>
  lambda.send(
    new CreateFunctionCommand({
      FunctionName: `f${Math.random().toString(36).slice(2)}`,
      Role,
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile: zip },
      ...input,
    }),
  );
const settle = () => aws.clock.advance(1_000);

beforeAll(async () => {
  Role = await makeRole(aws, 'functions');
});

describe('the shape of a function', () => {
  it('is Pending at first, and Active when it is ready', async () => {
    const made = await create({ FunctionName: 'shape', Description: 'd', Environment: { Variables: { NAME: 'v' } } });
    expect(made).toMatchObject({
      FunctionName: 'shape',
      FunctionArn: 'arn:aws:lambda:us-east-1:222222222222:function:shape',
      Runtime: 'nodejs24.x',
      Role,
      Handler: 'index.handler',
      CodeSize: zip.byteLength,
      CodeSha256: createHash('sha256').update(zip).digest('base64'),
      Description: 'd',
      Timeout: 3,
      MemorySize: 128,
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
      Version: '$LATEST',
      Environment: { Variables: { NAME: 'v' } },
      TracingConfig: { Mode: 'PassThrough' },
      RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      State: 'Pending',
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating',
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/shape' },
    });
    settle();
    const active = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shape' }));
    expect(active).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful', RevisionId: made.RevisionId });
  });

  it('offers its code for ten minutes', async () => {
    await create({ FunctionName: 'download', Tags: { a: '1' } });
    const { Code, Tags } = await lambda.send(new GetFunctionCommand({ FunctionName: 'download' }));
    expect(Tags).toEqual({ a: '1' });
    const location = Code?.Location ?? '';
    expect(Buffer.from(await (await fetch(location)).arrayBuffer()).equals(zip)).toBe(true);
    expect((await fetch(location.replace('/222222222222/', '/333333333333/'))).status).toBe(403);
    aws.clock.advance(601_000);
    expect((await fetch(location)).status).toBe(403);
  });

  it('is listed by page, and counted in the account', async () => {
    const client = aws.client(LambdaClient, 'customer-a', 'eu-west-1');
    for (const FunctionName of ['a', 'b', 'c'])
      await client.send(
        new CreateFunctionCommand({
          FunctionName,
          Role,
          Handler: 'i.h',
          Runtime: 'nodejs24.x',
          Code: { ZipFile: zip },
        }),
      );
    const first = await client.send(new ListFunctionsCommand({ MaxItems: 2 }));
    const second = await client.send(new ListFunctionsCommand({ MaxItems: 2, Marker: first.NextMarker }));
    expect([first, second].map(({ Functions }) => Functions?.map(({ FunctionName }) => FunctionName))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    const { AccountLimit, AccountUsage } = await client.send(new GetAccountSettingsCommand({}));
    expect(AccountUsage).toMatchObject({ FunctionCount: 3 });
    expect(AccountLimit).toMatchObject({ ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 1_000 });
  });
});

describe('a function is refused', () => {
  it.each<[string, Partial<CreateFunctionCommandInput>, string, RegExp]>([
    ['with a timeout over fifteen minutes', { Timeout: 901 }, 'ValidationException', /less than or equal to 900/],
    ['with too little memory', { MemorySize: 64 }, 'ValidationException', /greater than or equal to 128/],
    ['without code', { Code: {} }, 'InvalidParameterValueException', /Please provide a source for function code/],
    [
      'with code that is no zip',
      { Code: { ZipFile: Buffer.from('x') } },
      'InvalidParameterValueException',
      /Could not unzip/,
    ],
    [
      'with reserved variables',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      'InvalidParameterValueException',
      /Reserved keys used in this request: AWS_REGION/,
    ],
    ['with a runtime that is not here', { Runtime: 'python3.12' }, 'NotImplemented', /python3\.12/],
    [
      'with a role that does not exist',
      { Role: 'arn:aws:iam::222222222222:role/none' },
      'InvalidParameterValueException',
      /cannot be assumed by Lambda/,
    ],
    [
      'with a role of another account',
      { Role: 'arn:aws:iam::333333333333:role/other' },
      'AccessDeniedException',
      /Cross-account pass role is not allowed/,
    ],
  ])('%s', async (_, input, name, message) => {
    await expect(create(input)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });

  it('with a role that trusts somebody else', async () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    const iam = aws.client(IAMClient, 'customer-a');
    const { Role: other } = await iam.send(
      new CreateRoleCommand({ RoleName: 'not-for-lambda', AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    await expect(create({ Role: other?.Arn })).rejects.toMatchObject({
      message: 'The role defined for the function cannot be assumed by Lambda.',
    });
  });

  it('a second time under the same name', async () => {
    await create({ FunctionName: 'once' });
    await expect(create({ FunctionName: 'once' })).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: 'Function already exist: once',
    });
  });
});

describe('a change of a function', () => {
  it('is refused while another is under way, and needs the right revision', async () => {
    await create({ FunctionName: 'busy' });
    const update = (more: object = {}) =>
      lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'busy', Timeout: 9, ...more }));
    await expect(update()).rejects.toMatchObject({ name: 'ResourceConflictException' });
    settle();
    const changed = await update();
    expect(changed).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress', Timeout: 9 });
    await expect(
      lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'busy', ZipFile: zip })),
    ).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: expect.stringContaining('An update is in progress for resource:'),
    });
    settle();
    await expect(update({ RevisionId: 'old' })).rejects.toMatchObject({ name: 'PreconditionFailedException' });
    expect(await update({ RevisionId: changed.RevisionId })).toMatchObject({ Timeout: 9 });
  });

  it('is what runs next, also when the function was warm', async () => {
    const arn = await makeFunction(aws, code, { Role });
    expect((await invoke(aws, arn)).value).toBe(1);
    await lambda.send(
      new UpdateFunctionCodeCommand({ FunctionName: arn, ZipFile: zipOf({ 'index.js': code.replace('1', '2') }) }),
    );
    expect((await invoke(aws, arn)).value).toBe(2);
  });

  it('takes code from a bucket that the caller may read', async () => {
    const s3 = aws.client(S3Client, 'customer-a');
    await s3.send(new CreateBucketCommand({ Bucket: 'code-of-functions' }));
    await s3.send(new PutObjectCommand({ Bucket: 'code-of-functions', Key: 'a.zip', Body: zip }));
    const made = await create({ Code: { S3Bucket: 'code-of-functions', S3Key: 'a.zip' } });
    expect(made.CodeSha256).toBe(createHash('sha256').update(zip).digest('base64'));
    await expect(create({ Code: { S3Bucket: 'code-of-functions', S3Key: 'none' } })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('Error occurred while GetObject. S3 Error Code: NoSuchKey.'),
    });
  });

  it('ends with its deletion', async () => {
    const arn = await makeFunction(aws, code, { Role });
    await lambda.send(new DeleteFunctionCommand({ FunctionName: arn }));
    await expect(lambda.send(new GetFunctionCommand({ FunctionName: arn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${arn}`,
    });
  });
});

describe('versions, aliases and settings', () => {
  it('freeze $LATEST, and are reached by number and name', async () => {
    const FunctionName = await makeFunction(aws, code, { Role });
    const one = await lambda.send(new PublishVersionCommand({ FunctionName }));
    expect(one).toMatchObject({ Version: '1', FunctionArn: `${FunctionName}:1` });
    expect((await lambda.send(new PublishVersionCommand({ FunctionName }))).Version).toBe('1');
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
    await lambda.send(
      new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipOf({ 'index.js': code.replace('1', '2') }) }),
    );
    settle();
    expect((await invoke(aws, `${FunctionName}:live`)) as object).toMatchObject({ value: 1, ExecutedVersion: '1' });
    await lambda.send(new PublishVersionCommand({ FunctionName }));
    await lambda.send(new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2' }));
    expect((await invoke(aws, FunctionName, {}, { Qualifier: 'live' })).value).toBe(2);
    expect((await lambda.send(new GetAliasCommand({ FunctionName, Name: 'live' }))).FunctionVersion).toBe('2');
    const { Versions } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2']);
    await lambda.send(new DeleteAliasCommand({ FunctionName, Name: 'live' }));
    await expect(invoke(aws, `${FunctionName}:live`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('keep tags, the recursion setting and the reserve of the account', async () => {
    const FunctionName = await makeFunction(aws, code, { Role });
    await lambda.send(new TagResourceCommand({ Resource: FunctionName, Tags: { a: '1', b: '2' } }));
    await lambda.send(new UntagResourceCommand({ Resource: FunctionName, TagKeys: ['a'] }));
    expect((await lambda.send(new ListTagsCommand({ Resource: FunctionName }))).Tags).toEqual({ b: '2' });
    await lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop: 'Allow' }));
    const { RecursiveLoop } = await lambda.send(new GetFunctionRecursionConfigCommand({ FunctionName }));
    expect(RecursiveLoop).toBe('Allow');
    await expect(
      lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 901 })),
    ).rejects.toMatchObject({
      message:
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    });
  });

  it('let others in by a policy in the shape of AWS', async () => {
    const FunctionName = await makeFunction(aws, code, { Role });
    const permission = {
      FunctionName,
      StatementId: 'neighbour',
      Action: 'lambda:InvokeFunction',
      Principal: '333333333333',
    };
    const neighbour = aws.client(LambdaClient, 'customer-b');
    const get = () => neighbour.send(new GetFunctionCommand({ FunctionName }));
    await expect(get()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await lambda.send(new AddPermissionCommand({ ...permission, Action: 'lambda:GetFunction' }));
    await expect(get()).resolves.toMatchObject({ Configuration: { FunctionArn: FunctionName } });
    await expect(lambda.send(new AddPermissionCommand(permission))).rejects.toMatchObject({
      name: 'ResourceConflictException',
    });
    const { Policy = '' } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    expect(JSON.parse(Policy)).toEqual({
      Version: '2012-10-17',
      Id: 'default',
      Statement: [
        {
          Sid: 'neighbour',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::333333333333:root' },
          Action: 'lambda:GetFunction',
          Resource: FunctionName,
        },
      ],
    });
    await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: 'neighbour' }));
    await expect(get()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(lambda.send(new GetPolicyCommand({ FunctionName }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

import {
  CreateAliasCommand,
  CreateFunctionCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  type CreateFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';
import { invoke, makeFunction, makeRole, zipOf } from './make-function.ts';

const aws = await startTestAws();
const lambda = aws.client(LambdaClient, 'customer-a');
const code = 'exports.handler = async () => 1;';
let Role: string;

const create = (input: Partial<CreateFunctionCommandInput> = {}) =>
  lambda.send(
    new CreateFunctionCommand({
      FunctionName: `f${Math.random().toString(36).slice(2)}`,
      Role,
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile: zipOf({ 'index.js': code }) },
      ...input,
    }),
  );
const notYet = {
  name: 'InvalidParameterValueException',
  message: 'The role defined for the function cannot be assumed by Lambda.',
};

beforeAll(async () => {
  Role = await makeRole(aws, 'functions');
});

describe('a function is refused', () => {
  it('with a role that trusts somebody else', async () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    const other = new CreateRoleCommand({
      RoleName: 'not-for-lambda',
      AssumeRolePolicyDocument: JSON.stringify(trust),
    });
    const made = await aws.client(IAMClient, 'customer-a').send(other);
    await expect(create({ Role: made.Role?.Arn })).rejects.toMatchObject(notYet);
  });

  it('with a role that is so new that it cannot be assumed yet, and taken a moment later', async () => {
    const young = await makeRole(aws, 'young');
    const denied = { kind: 'error', code: 'AccessDenied', message: 'not yet', status: 403 } as const;
    aws.faults.add({ service: 'sts', operation: 'AssumeRole', count: 1, ...denied });
    await expect(create({ Role: young })).rejects.toMatchObject(notYet);
    await expect(create({ Role: young })).resolves.toMatchObject({ Role: young, State: 'Pending' });
  });

  it('with a runtime that is not here', async () => {
    await expect(create({ Runtime: 'python3.12' })).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('python3.12'),
    });
  });
});

describe('an alias', () => {
  it('carries callers from one version to the next', async () => {
    const FunctionName = await makeFunction(aws, code, { Role });
    await lambda.send(new PublishVersionCommand({ FunctionName }));
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
    const ZipFile = zipOf({ 'index.js': code.replace('1', '2') });
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
    aws.clock.advance(1_000);
    expect(await invoke(aws, `${FunctionName}:live`)).toMatchObject({ value: 1, ExecutedVersion: '1' });
    await lambda.send(new PublishVersionCommand({ FunctionName }));
    await lambda.send(new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2' }));
    expect((await invoke(aws, FunctionName, {}, { Qualifier: 'live' })).value).toBe(2);
  });
});

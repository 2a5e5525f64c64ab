import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  waitUntilFunctionActiveV2,
  type CreateFunctionCommandInput,
  type InvokeCommandInput,
} from '@aws-sdk/client-lambda';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { strToU8, zipSync } from 'fflate';
import type { TestAws } from '../../support/start-local-aws.ts';

export const zipOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** A role that Lambda may assume, with the statements given. */
export const makeRole = async (
  aws: TestAws,
  RoleName: string,
  statements: object[] = [{ Effect: 'Allow', Action: 'logs:*', Resource: '*' }],
): Promise<string> => {
  const iam = aws.client(IAMClient, 'customer-a');
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  if (statements.length > 0) {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'inline', PolicyDocument }));
  }
  return Role?.Arn ?? '';
};

/** An active function with this code as index.js. */
export const makeFunction = async (
  aws: TestAws,
  code: string,
  { region, ...input }: Partial<CreateFunctionCommandInput> & { Role: string; region?: string },
): Promise<string> => {
  const client = aws.client(LambdaClient, 'customer-a', region);
  const created = await client.send(
    new CreateFunctionCommand({
      FunctionName: `function-${Math.random().toString(36).slice(2)}`,
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile: zipOf({ 'index.js': code }) },
      Timeout: 10,
      ...input,
    }),
  );
  aws.clock.advance(1_000);
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 20 }, { FunctionName: created.FunctionName });
  return created.FunctionArn ?? '';
};

/** Invokes and reads the answer as JSON. */
export const invoke = async (
  aws: TestAws,
  FunctionName: string,
  payload: unknown = {},
  more: Partial<InvokeCommandInput> = {},
) => {
  const answer = await aws
    .client(LambdaClient, 'customer-a', FunctionName.split(':')[3])
    .send(new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(payload)), ...more }));
  const text = Buffer.from(answer.Payload ?? []).toString();
  return {
    ...answer,
    value: (text === '' ? undefined : JSON.parse(text)) as never,
    log: Buffer.from(answer.LogResult ?? '', 'base64').toString(),
  };
};

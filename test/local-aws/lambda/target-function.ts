import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  InvokeCommand,
  LambdaClient,
  PublishVersionCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
  type CreateFunctionCommandInput,
  type InvokeCommandInput,
} from '@aws-sdk/client-lambda';
import { eventually } from '../../support/eventually.ts';
import { oncePerTarget } from '../../support/once-per-target.ts';
import type { Target } from '../../support/start-target.ts';
import { zipOf } from './make-function.ts';

export const lambdaOf = (target: Target): LambdaClient => target.client(LambdaClient);
export const answering = (value: unknown): Uint8Array =>
  zipOf({ 'index.js': `exports.handler = async () => (${JSON.stringify(value)});` });
export const echo = zipOf({ 'index.js': 'exports.handler = async (event) => event;' });

const policy = 'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole';

/** The role of all functions here: it may write logs and read queues. */
export const roleOf = oncePerTarget(async (target) => {
  const iam = target.client(IAMClient);
  const RoleName = target.unique('functions');
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  target.afterwards(() => iam.send(new DeleteRoleCommand({ RoleName })));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: policy }));
  target.afterwards(() => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: policy })));
  return Role?.Arn ?? '';
});

/** Until a creation or an update is through. */
export const settle = async (target: Target, FunctionName: string): Promise<void> => {
  if (target.local !== undefined) return target.local.clock.advance(1_000);
  const waiter = { client: lambdaOf(target), maxWaitTime: 120 };
  await waitUntilFunctionActiveV2(waiter, { FunctionName });
  await waitUntilFunctionUpdatedV2(waiter, { FunctionName });
};

/** A function that is still Pending. */
export const createFunction = async (target: Target, input: Partial<CreateFunctionCommandInput> = {}) => {
  const command = new CreateFunctionCommand({
    FunctionName: target.unique('function'),
    Role: await roleOf(target),
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Code: { ZipFile: echo },
    ...input,
  });
  // a role that was just made cannot be assumed everywhere yet
  const made = await eventually(
    () =>
      lambdaOf(target)
        .send(command)
        .catch((error: Error) => {
          if (/cannot be assumed/.test(error.message) && target.local === undefined) throw error;
          return error;
        }),
    60_000,
  );
  if (made instanceof Error) throw made;
  target.afterwards(() => lambdaOf(target).send(new DeleteFunctionCommand({ FunctionName: made.FunctionArn })));
  return made;
};

export type MadeFunction = { name: string; arn: string; revision: string };

/** An active function of the test's own. */
export const makeTargetFunction = async (
  target: Target,
  input: Partial<CreateFunctionCommandInput> = {},
): Promise<MadeFunction> => {
  const {
    FunctionName: name = '',
    FunctionArn: arn = '',
    RevisionId: revision = '',
  } = await createFunction(target, input);
  await settle(target, arn);
  return { name, arn, revision };
};

/** One function for all tests that only read it, or change what no other test looks at. */
export const sharedFunction = oncePerTarget((target) => makeTargetFunction(target));

/** A function with version 1 and an alias `live` on it. */
export const makeVersioned = async (target: Target): Promise<MadeFunction> => {
  const made = await makeTargetFunction(target);
  await lambdaOf(target).send(new PublishVersionCommand({ FunctionName: made.name }));
  const alias = { FunctionName: made.name, Name: 'live', FunctionVersion: '1' };
  await lambdaOf(target).send(new CreateAliasCommand(alias));
  return made;
};

/** Invokes and reads the answer as JSON. */
export const invokeFunction = async (
  target: Target,
  FunctionName: string,
  payload: unknown = {},
  more: Partial<InvokeCommandInput> = {},
) => {
  const command = new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(payload)), ...more });
  const answer = await lambdaOf(target).send(command);
  const text = Buffer.from(answer.Payload ?? []).toString();
  return { ...answer, value: text === '' ? undefined : (JSON.parse(text) as unknown) };
};

export const functionArnOf = (target: Target, name: string): string =>
  `arn:aws:lambda:${target.region}:${target.accountId}:function:${name}`;

/** A function that there is not, and what Lambda says of it. */
export const noFunction = (target: Target): { arn: string; words: string } => {
  const arn = functionArnOf(target, target.unique('none'));
  return { arn, words: `Function not found: ${arn}` };
};

export const wrongRevision =
  /^The Revision ?Id provided does not match the latest Revision ?Id\. Call the (GetFunction\/GetAlias|GetPolicy) API/;
export const noResource = 'The resource you requested does not exist.';

import { CreateRoleCommand, DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  PublishVersionCommand,
  type CreateFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import type { Target } from '../../support/start-target.ts';
import { untilSettled } from '../../support/until-settled.ts';

export type MadeVersion = { name: string; arn: string; role: string };

const lambdaIn = (target: Target, region: string) => target.client(LambdaClient, { region });

const makeRole = async (target: Target, services: string[]): Promise<string> => {
  const RoleName = target.unique('edge');
  const Statement = [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  const iam = target.client(IAMClient);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  target.afterwards(() => iam.send(new DeleteRoleCommand({ RoleName })));
  return Role?.Arn ?? '';
};

/** A published version that CloudFront would take, but for what is changed. */
export const makeVersion = async (
  target: Target,
  change: Partial<CreateFunctionCommandInput> = {},
  { region = 'us-east-1', services = ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] } = {},
): Promise<MadeVersion> => {
  const lambda = lambdaIn(target, region);
  const FunctionName = target.unique('edge');
  const role = await makeRole(target, services);
  const ZipFile = zipSync({ 'index.js': Buffer.from('exports.handler = async () => ({});') });
  const input = { FunctionName, Role: role, Handler: 'index.handler', Runtime: 'nodejs22.x' as const };
  // IAM takes a while to know a role that was just made
  await untilSettled(target, () =>
    lambda.send(new CreateFunctionCommand({ ...input, Code: { ZipFile }, ...change })).then(
      () => true,
      (error: Error) => {
        if (!/cannot be assumed/.test(error.message)) throw error;
        return false;
      },
    ),
  );
  target.afterwards(() => lambda.send(new DeleteFunctionCommand({ FunctionName })));
  const state = new GetFunctionConfigurationCommand({ FunctionName });
  await untilSettled(target, async () => (await lambda.send(state)).State === 'Active');
  const { FunctionArn = '' } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  return { name: FunctionName, arn: FunctionArn, role };
};

export const deleteFunction = (target: Target, FunctionName: string, Qualifier?: string) =>
  lambdaIn(target, 'us-east-1').send(new DeleteFunctionCommand({ FunctionName, Qualifier }));

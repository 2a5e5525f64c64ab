import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { copyRegion, type Place } from './resource-under-test.ts';

const trust = {
  Statement: {
    Effect: 'Allow',
    Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] },
    Action: 'sts:AssumeRole',
  },
};

/** The role that the function runs as: by its name it says that it may be used so. */
export const makeEdgeRole = async ({ aws, account, made }: Place): Promise<void> => {
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  const { Role } = await aws
    .client(IAMClient, account, copyRegion)
    .send(new CreateRoleCommand({ RoleName: 'stackery-edge-site', AssumeRolePolicyDocument }));
  made['edgeRole'] = Role?.Arn ?? '';
};

export const edgeFunctionsLeft = async ({ aws, account }: Place): Promise<string[]> => {
  const { Functions = [] } = await aws.client(LambdaClient, account, copyRegion).send(new ListFunctionsCommand({}));
  return Functions.map(({ FunctionArn }) => String(FunctionArn));
};

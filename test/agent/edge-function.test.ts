import {
  CreateFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { customerStacks, ServiceToken } from './customer-stack.ts';
import { home, prepareInstall } from './install-agent.ts';

const region = 'eu-west-1';
const account = 'customer-a';
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => [home, region].includes(name)) });
const controlPlane = await startControlPlaneStub();
controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
const stacks = customerStacks(aws, account, region);
const lambda = aws.client(LambdaClient, account, 'us-east-1');

beforeAll(async () => {
  const agent = await prepareInstall(aws, account, controlPlane.url);
  await agent.create();
  expect([await agent.rested(), await agent.failures()]).toEqual(['CREATE_COMPLETE', []]);
});
afterEach(() => aws.faults.clear());
afterAll(() => controlPlane.close());

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] },
      Action: 'sts:AssumeRole',
    },
  ],
};
const source = (text: string) => ({ ZipFile: `exports.handler = async () => ({ status: '200', body: '${text}' });` });
const attributes = ['FunctionName', 'FunctionArn', 'VersionArn', 'Version', 'CodeSha256'];

/** A role and an edge function that runs as it, as the documentation shows them. */
const template = (properties: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  Resources: {
    EdgeRole: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: { 'Fn::Sub': 'stackery-edge-${AWS::StackName}' }, AssumeRolePolicyDocument: trust },
    },
    Edge: {
      Type: 'Custom::StackeryEdgeFunction',
      Properties: {
        ServiceToken,
        ServiceTimeout: 600,
        Runtime: 'nodejs22.x',
        Role: { 'Fn::GetAtt': ['EdgeRole', 'Arn'] },
        Code: source('first'),
        ...properties,
      },
    },
    ...more,
  },
  Outputs: Object.fromEntries(attributes.map((name) => [name, { Value: { 'Fn::GetAtt': ['Edge', name] } }])),
});
let made = 0;
const name = () => `site-${(made += 1)}`;
const create = async (properties?: Record<string, unknown>, more?: Record<string, unknown>) => {
  const stack = await stacks.start(name(), template(properties, more));
  return { stack, ...(await stack.rested()) };
};
const versionsOf = async (FunctionName = '') => {
  const { Versions = [] } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
  return Versions.map(({ Version }) => Version);
};

describe('an edge function', () => {
  it('is made in us-east-1 for a stack of another region, with a version for CloudFront, and goes with the stack', async () => {
    const { stack, status, outputs, failures } = await create();
    expect([status, failures]).toEqual(['CREATE_COMPLETE', []]);
    const arn = `arn:aws:lambda:us-east-1:222222222222:function:${outputs['FunctionName']}`;
    expect(outputs).toMatchObject({ FunctionArn: arn, VersionArn: `${arn}:1`, Version: '1' });
    expect(outputs['FunctionName']).toMatch(/^stackery-edge-site-\d+-Edge-[0-9a-f]{8}$/);
    const found = await lambda.send(new GetFunctionCommand({ FunctionName: outputs['VersionArn'] }));
    expect(found.Configuration).toMatchObject({ MemorySize: 128, Timeout: 5, CodeSha256: outputs['CodeSha256'] });
    expect((await stack.remove()).status).toBe('DELETE_COMPLETE');
    await expect(lambda.send(new GetFunctionCommand({ FunctionName: arn }))).rejects.toThrow('Function not found');
  });
});

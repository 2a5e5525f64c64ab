import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Link } from '../../contract/link.ts';
import type { Registration } from '../../contract/registration.ts';
import { eventually } from './eventually.ts';
import type { TestAws } from './start-local-aws.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string };
export type TestAgent = {
  account: string;
  stackId: string;
  /** As the commander and the handler have them in their functions, and as another role of the account has them. */
  commander: Credentials;
  handler: Credentials;
  stranger: Credentials;
  registration(overrides?: Partial<Registration>): Registration;
};

const role = (trust: unknown, policies: unknown[] = []) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
    Policies: policies,
  },
});

/** What the control plane looks at in an agent stack, without what only the agent itself needs. */
export const agentTemplate = (trustAnyone = false) => {
  const ownRole = role({
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com', AWS: { Ref: 'AWS::AccountId' } },
    Action: 'sts:AssumeRole',
  });
  const read = {
    PolicyName: 'Read',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['cloudformation:*', 'lambda:*', 'account:ListRegions'], Resource: '*' }],
    },
  };
  return {
    Parameters: {
      Version: { Type: 'String' },
      ExternalId: { Type: 'String' },
      LinkId: { Type: 'String' },
      Regions: { Type: 'CommaDelimitedList', Default: 'us-east-1,eu-west-1' },
    },
    Resources: {
      StackeryRole: role(
        {
          Effect: 'Allow',
          Principal: { AWS: '111111111111' },
          Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
          ...(trustAnyone ? {} : { Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } } }),
        },
        [read],
      ),
      StackeryAgentCommanderRole: ownRole,
      CloudFormationNotificationsHandlerRole: ownRole,
      SomeOtherRole: ownRole,
      AssetsBucket: { Type: 'AWS::S3::Bucket' },
      CloudFormationNotificationsTopic: { Type: 'AWS::SNS::Topic' },
    },
    Outputs: { Version: { Value: { Ref: 'Version' } } },
  };
};

export type InstallOptions = {
  account?: string;
  stackName?: string;
  version?: string;
  trustAnyone?: boolean;
  regions?: string;
};

/** Creates such a stack in a customer's account, and takes the credentials of its roles. */
export const installTestAgent = async (
  aws: TestAws,
  link: Pick<Link, 'id' | 'externalId' | 'homeRegion'>,
  options: InstallOptions = {},
): Promise<TestAgent> => {
  const { account = 'customer-a', stackName = 'stackery-agent', version = '1.5.4', trustAnyone = false } = options;
  const cloudFormation = aws.client(CloudFormationClient, account, link.homeRegion);
  const { StackId: stackId = '' } = await cloudFormation.send(
    new CreateStackCommand({
      StackName: stackName,
      TemplateBody: JSON.stringify(agentTemplate(trustAnyone)),
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: [
        { ParameterKey: 'Version', ParameterValue: version },
        { ParameterKey: 'ExternalId', ParameterValue: link.externalId },
        { ParameterKey: 'LinkId', ParameterValue: link.id },
        ...(options.regions === undefined ? [] : [{ ParameterKey: 'Regions', ParameterValue: options.regions }]),
      ],
    }),
  );
  await eventually(async () => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackId }));
    if (Stacks?.[0]?.StackStatus !== 'CREATE_COMPLETE') throw new Error(`The stack is ${Stacks?.[0]?.StackStatus}.`);
  });
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName: stackId }));
  const physicalId = (logicalId: string) =>
    StackResources.find((each) => each.LogicalResourceId === logicalId)?.PhysicalResourceId ?? '';
  const accountId = aws.accounts[account]?.id ?? '';
  const arnOf = (logicalId: string) => `arn:aws:iam::${accountId}:role/${physicalId(logicalId)}`;
  const credentialsOf = (logicalId: string) => assume(aws, account, arnOf(logicalId));
  return {
    account: accountId,
    stackId,
    commander: await credentialsOf('StackeryAgentCommanderRole'),
    handler: await credentialsOf('CloudFormationNotificationsHandlerRole'),
    stranger: await credentialsOf('SomeOtherRole'),
    registration: (overrides = {}) => ({
      requestId: `request-${Math.random()}`,
      stackId,
      accountId,
      homeRegion: link.homeRegion,
      roleArn: arnOf('StackeryRole'),
      version,
      codeHash: 'aGFzaA==',
      regions: [
        { region: link.homeRegion, state: 'ready' },
        { region: 'eu-west-1', state: 'ready' },
        { region: 'eu-south-1', state: 'not-enabled' },
      ],
      assetsBucket: physicalId('AssetsBucket'),
      topicArn: physicalId('CloudFormationNotificationsTopic'),
      ...overrides,
    }),
  };
};

const assume = async (aws: TestAws, account: string, roleArn: string): Promise<Credentials> => {
  const { Credentials: made } = await aws
    .client(STSClient, account)
    .send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'function' }));
  return {
    accessKeyId: made?.AccessKeyId ?? '',
    secretAccessKey: made?.SecretAccessKey ?? '',
    sessionToken: made?.SessionToken ?? '',
  };
};

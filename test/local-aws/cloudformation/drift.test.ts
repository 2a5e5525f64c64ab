import { expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');

const detect = async () => {
  const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName: 'drifting' }));
  for (;;) {
    const status = await client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));
    if (status.DetectionStatus !== 'DETECTION_IN_PROGRESS') return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const template = `
Resources:
  Queue: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: drifter
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]
  Bucket: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: {Status: Enabled}}}
  Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: shown}}
  Group: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
Outputs: {Url: {Value: !Ref Queue}}
`;

// From: AWS documentation, "Detect unmanaged configuration changes to stacks and resources with drift detection".
it('sees what was changed or deleted beside the stack, and only that', async () => {
  await client.send(
    new CreateStackCommand({ StackName: 'drifting', TemplateBody: template, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  const { Outputs } = await settle(client, 'drifting');
  expect(await detect()).toMatchObject({ DetectionStatus: 'DETECTION_COMPLETE', StackDriftStatus: 'IN_SYNC' });
  const QueueUrl = Outputs?.[0]?.OutputValue;
  await aws
    .client(SQSClient, 'customer-a')
    .send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '6', VisibilityTimeout: '7' } }));
  await aws.client(IAMClient, 'customer-a').send(new DeleteRoleCommand({ RoleName: 'drifter' }));
  expect(await detect()).toMatchObject({ StackDriftStatus: 'DRIFTED', DriftedStackResourceCount: 2 });
  const { StackResourceDrifts } = await client.send(
    new DescribeStackResourceDriftsCommand({
      StackName: 'drifting',
      StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
    }),
  );
  expect(StackResourceDrifts).toMatchObject([
    {
      LogicalResourceId: 'Queue',
      StackResourceDriftStatus: 'MODIFIED',
      ExpectedProperties: '{"DelaySeconds":"5"}',
      ActualProperties: '{"DelaySeconds":"6"}',
      PropertyDifferences: [
        { PropertyPath: '/DelaySeconds', ExpectedValue: '5', ActualValue: '6', DifferenceType: 'NOT_EQUAL' },
      ],
    },
    { LogicalResourceId: 'Role', StackResourceDriftStatus: 'DELETED' },
  ]);
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'drifting' }));
  expect(Stacks?.[0]?.DriftInformation?.StackDriftStatus).toBe('DRIFTED');
});

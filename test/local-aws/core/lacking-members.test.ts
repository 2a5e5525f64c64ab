import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CreateTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const dynamodb = aws.client(DynamoDBClient, 'customer-a');
const sns = aws.client(SNSClient, 'customer-a');

const table = (TableName: string) => ({
  TableName,
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
  BillingMode: 'PAY_PER_REQUEST' as const,
});

it('refuses by name what it lacks, and does nothing of the call', async () => {
  const DataProtectionPolicy = '{"Name":"mask"}';
  await expect(sns.send(new CreateTopicCommand({ Name: 'orders', DataProtectionPolicy }))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: 'local-aws does not have sns:CreateTopic with DataProtectionPolicy.',
    $metadata: { httpStatusCode: 501 },
  });
  expect((await sns.send(new ListTopicsCommand({}))).Topics ?? []).toEqual([]);
});

it('refuses it also within the items of a list', async () => {
  const MetricDataQueries = [{ Id: 'sum', Expression: 'a + b' }];
  const [EndTime, StartTime] = [new Date(), new Date(Date.now() - 60_000)];
  await expect(
    aws
      .client(CloudWatchClient, 'customer-a')
      .send(new GetMetricDataCommand({ MetricDataQueries, StartTime, EndTime })),
  ).rejects.toThrow('local-aws does not have monitoring:GetMetricData with MetricDataQueries[].Expression.');
});

it('takes what is switched off or empty, as some clients send it', async () => {
  const nothing = { SSESpecification: { Enabled: false }, OnDemandThroughput: {}, ResourcePolicy: '' };
  await dynamodb.send(new CreateTableCommand({ ...table('orders'), ...nothing }));
  const something = { ...nothing, SSESpecification: { Enabled: true } };
  await expect(dynamodb.send(new CreateTableCommand({ ...table('customers'), ...something }))).rejects.toThrow(
    'dynamodb:CreateTable with SSESpecification',
  );
  expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual(['orders']);
});

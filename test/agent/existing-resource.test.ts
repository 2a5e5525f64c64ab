import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { CreateSubnetCommand, CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateDBClusterCommand, CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { home, prepareInstall } from './install-agent.ts';

const region = 'eu-west-1';
const account = 'customer-a';
const master = { MasterUsername: 'root', MasterUserPassword: 'not-a-secret-of-anybody' };
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => [home, region].includes(name)) });
const controlPlane = await startControlPlaneStub();
controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
const cloudFormation = aws.client(CloudFormationClient, account, region);

let vpcId = '';

beforeAll(async () => {
  const agent = await prepareInstall(aws, account, controlPlane.url);
  await agent.create();
  expect([await agent.rested(), await agent.failures()]).toEqual(['CREATE_COMPLETE', []]);
  await aws.client(SQSClient, account, region).send(new CreateQueueCommand({ QueueName: 'orders' }));
  await aws.client(SQSClient, account, home).send(new CreateQueueCommand({ QueueName: 'elsewhere' }));
  await aws.client(SNSClient, account, region).send(new CreateTopicCommand({ Name: 'alarms' }));
  await aws.client(DynamoDBClient, account, region).send(
    new CreateTableCommand({
      TableName: 'orders.2026',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
  await aws
    .client(KinesisClient, account, region)
    .send(new CreateStreamCommand({ StreamName: 'clicks', ShardCount: 1 }));
  const rds = aws.client(RDSClient, account, region);
  const DBInstanceClass = 'db.t4g.micro';
  const shop = { DBInstanceIdentifier: 'Shop', DBInstanceClass, Engine: 'postgres', AllocatedStorage: 20, ...master };
  await rds.send(new CreateDBInstanceCommand(shop));
  await rds.send(new CreateDBClusterCommand({ DBClusterIdentifier: 'stock', Engine: 'aurora-mysql', ...master }));
  await rds.send(new CreateDBClusterCommand({ DBClusterIdentifier: 'friends', Engine: 'neptune' }));
  const ec2 = aws.client(EC2Client, account, region);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  vpcId = Vpc?.VpcId ?? '';
  for (const [CidrBlock, zone] of [
    ['10.0.1.0/24', 'b'],
    ['10.0.0.0/24', 'a'],
  ])
    await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock, AvailabilityZone: `${region}${zone}` }));
  // as long as a database takes
  aws.clock.advance(60_000);
});
afterEach(() => aws.faults.clear());
afterAll(() => controlPlane.close());

const ServiceToken = {
  'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:stackery-agent-commander',
};
let made = 0;

/** A stack that relies on one thing: how it ends, with the attributes that it was given, or why it failed. */
const rely = async (properties: Record<string, string>, attributes: string[] = []) => {
  const TemplateBody = JSON.stringify({
    Resources: {
      Theirs: {
        Type: 'Custom::StackeryExistingResource',
        Properties: { ServiceToken, ServiceTimeout: 300, ...properties },
      },
    },
    Outputs: Object.fromEntries(attributes.map((name) => [name, { Value: { 'Fn::GetAtt': ['Theirs', name] } }])),
  });
  const { StackId: StackName } = await cloudFormation.send(
    new CreateStackCommand({ StackName: `relies-${(made += 1)}`, TemplateBody, OnFailure: 'DELETE' }),
  );
  const stack = await rested(StackName ?? '');
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
  const failure = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason;
  const outputs = Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  return { id: StackName ?? '', status: stack?.StackStatus, outputs, failure };
};

const rested = async (StackName: string) => {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    if (!Stacks?.[0]?.StackStatus?.endsWith('_IN_PROGRESS')) return Stacks?.[0];
    aws.clock.advance(2000);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The stack does not rest.');
};

describe('a stack that relies on something it did not make', () => {
  it.each([
    ['function', 'stackery-notifications-handler', 'arn:aws:lambda:eu-west-1:222222222222:function:'],
    ['queue', 'orders', 'arn:aws:sqs:eu-west-1:222222222222:'],
    ['database', 'stock', 'arn:aws:rds:eu-west-1:222222222222:cluster:'],
    ['graph-database', 'friends', 'arn:aws:rds:eu-west-1:222222222222:cluster:'],
    ['stream', 'clicks', 'arn:aws:kinesis:eu-west-1:222222222222:stream/'],
    ['table', 'orders.2026', 'arn:aws:dynamodb:eu-west-1:222222222222:table/'],
    ['topic', 'alarms', 'arn:aws:sns:eu-west-1:222222222222:'],
  ])('is given the attributes of a %s that exists', async (Kind, Name, arn) => {
    const { status, outputs } = await rely({ Kind, Name }, ['Arn', 'Name']);
    expect({ status, outputs }).toEqual({ status: 'CREATE_COMPLETE', outputs: { Arn: `${arn}${Name}`, Name } });
  });

  it('is given where a database is to be reached', async () => {
    const attributes = ['Arn', 'Endpoint', 'Port', 'Engine', 'ResourceId'];
    const { outputs } = await rely({ Kind: 'database', Name: 'Shop' }, attributes);
    expect(outputs).toMatchObject({
      Arn: 'arn:aws:rds:eu-west-1:222222222222:db:shop',
      Port: '5432',
      Engine: 'postgres',
    });
    expect(outputs['Endpoint']).toMatch(/^shop\.\w+\.eu-west-1\.rds\.amazonaws\.com$/);
    expect(outputs['ResourceId']).toMatch(/^db-[A-Z0-9]{26}$/);
  });

  it('is given where the readers of a cluster are to be reached', async () => {
    const { outputs } = await rely({ Kind: 'graph-database', Name: 'friends' }, ['Endpoint', 'ReaderEndpoint', 'Port']);
    expect(outputs['Port']).toBe('8182');
    expect(outputs['Endpoint']).toMatch(/^friends\.cluster-\w+\.eu-west-1\.neptune\.amazonaws\.com$/);
    expect(outputs['ReaderEndpoint']).toMatch(/^friends\.cluster-ro-\w+\.eu-west-1\.neptune\.amazonaws\.com$/);
  });

  it('is given the subnets of a virtual network, by zone', async () => {
    const attributes = ['Arn', 'VpcId', 'CidrBlock', 'SubnetIds', 'SubnetZones'];
    const { outputs } = await rely({ Kind: 'virtual-network', Name: vpcId }, attributes);
    expect(outputs).toMatchObject({
      Arn: `arn:aws:ec2:eu-west-1:222222222222:vpc/${vpcId}`,
      VpcId: vpcId,
      CidrBlock: '10.0.0.0/16',
      SubnetZones: 'eu-west-1a,eu-west-1b',
    });
    expect(outputs['SubnetIds']).toMatch(/^subnet-[0-9a-f]{17},subnet-[0-9a-f]{17}$/);
  });

  it('fails over a database that has no address yet', async () => {
    const identifier = {
      DBInstanceIdentifier: 'new',
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'mysql',
      AllocatedStorage: 20,
      ...master,
    };
    await aws.client(RDSClient, account, region).send(new CreateDBInstanceCommand(identifier));
    expect((await rely({ Kind: 'database', Name: 'new' })).failure).toContain('(code: not_available)');
  });

  it("is given the ARN of a table's stream", async () => {
    const { outputs } = await rely({ Kind: 'table', Name: 'orders.2026' }, ['StreamArn']);
    expect(outputs['StreamArn']).toMatch(/^arn:aws:dynamodb:eu-west-1:222222222222:table\/orders\.2026\/stream\/2/);
  });

  it('is given the URL of a queue, and leaves the queue when it is deleted', async () => {
    const { id, outputs } = await rely({ Kind: 'queue', Name: 'orders' }, ['Url']);
    expect(outputs['Url']).toMatch(/\/222222222222\/orders$/);
    await cloudFormation.send(new DeleteStackCommand({ StackName: id }));
    expect((await rested(id))?.StackStatus).toBe('DELETE_COMPLETE');
    expect((await rely({ Kind: 'queue', Name: 'orders' })).status).toBe('CREATE_COMPLETE');
  });

  it.each([
    ['a function that is not there', { Kind: 'function', Name: 'gone' }, 'does_not_exist'],
    ['a queue that is not there', { Kind: 'queue', Name: 'gone' }, 'does_not_exist'],
    ['a database that is not there', { Kind: 'database', Name: 'gone' }, 'does_not_exist'],
    ['a graph database that is not there', { Kind: 'graph-database', Name: 'gone' }, 'does_not_exist'],
    ['a graph database that is another one', { Kind: 'graph-database', Name: 'stock' }, 'kind_wrong'],
    ['a database that is a graph database', { Kind: 'database', Name: 'friends' }, 'kind_wrong'],
    ['a network that is not there', { Kind: 'virtual-network', Name: 'vpc-0123456789abcdef0' }, 'does_not_exist'],
    ['a network by the name it may have as a tag', { Kind: 'virtual-network', Name: 'main' }, 'name_invalid'],
    ['a stream that is not there', { Kind: 'stream', Name: 'gone' }, 'does_not_exist'],
    ['a table that is not there', { Kind: 'table', Name: 'gone' }, 'does_not_exist'],
    ['a topic that is not there', { Kind: 'topic', Name: 'gone' }, 'does_not_exist'],
    ['a queue of another region', { Kind: 'queue', Name: 'elsewhere' }, 'does_not_exist'],
    ['an ARN, which may be of another account', { Kind: 'queue', Name: 'arn:aws:sqs:eu-west-1:1:x' }, 'name_invalid'],
    ['a kind that the agent does not know', { Kind: 'constructor', Name: 'orders' }, 'kind_unknown'],
    ['nothing', {}, 'kind_unknown'],
  ])('fails over %s and goes without a trace', async (_, properties: Record<string, string>, code) => {
    const { status, failure } = await rely(properties);
    expect(failure).toContain(`(code: ${code})`);
    expect(status).toBe('DELETE_COMPLETE');
  });

  it('waits while AWS is throttled, and fails at once when it is refused', async () => {
    const fault = { kind: 'error', message: 'no', service: 'sqs', operation: 'GetQueueUrl', region } as const;
    aws.faults.add({ ...fault, code: 'ThrottlingException', status: 400, count: 6 });
    expect((await rely({ Kind: 'queue', Name: 'orders' })).status).toBe('CREATE_COMPLETE');
    aws.faults.clear();
    aws.faults.add({ ...fault, code: 'AccessDeniedException', status: 403 });
    expect((await rely({ Kind: 'queue', Name: 'orders' })).failure).toContain('(code: aws_refused)');
  });
});

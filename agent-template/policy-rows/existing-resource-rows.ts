import { example, functionArn, queue, topic, type PolicyRow } from './policy-row.ts';

const role = 'StackeryAgentCommanderRole';
type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const here = { 'aws:ResourceAccount': example.account };
const yes = (row: Row): PolicyRow => ({ role, context: here, ...row, allowed: true });
const no = (row: Row): PolicyRow => ({ role, context: here, ...row, allowed: false });

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${example.elsewhere}:${example.account}:${resource}`;

/** Custom::StackeryExistingResource: it sees that something is there, and nothing of what is in it. */
export const existingResourceRows: PolicyRow[] = [
  yes({
    call: 'See that a function exists',
    action: 'lambda:GetFunctionConcurrency',
    resource: functionArn('orders'),
  }),
  no({
    call: 'Read the environment of a function',
    action: 'lambda:GetFunctionConfiguration',
    resource: functionArn('orders'),
  }),
  yes({ call: 'See that a topic exists', action: 'sns:GetTopicAttributes', resource: topic('alarms') }),
  yes({ call: 'See that a queue exists', action: 'sqs:GetQueueUrl', resource: queue('orders', example.elsewhere) }),
  no({
    call: 'See a queue of another account, even one that would let it',
    action: 'sqs:GetQueueUrl',
    resource: queue('orders').replace(example.account, example.vendorAccount),
    context: { 'aws:ResourceAccount': example.vendorAccount },
  }),
  yes({ call: 'See that a table exists', action: 'dynamodb:DescribeTable', resource: arn('dynamodb', 'table/orders') }),
  no({ call: 'Read the items of a table', action: 'dynamodb:Scan', resource: arn('dynamodb', 'table/orders') }),
  yes({
    call: 'See that a stream exists',
    action: 'kinesis:DescribeStreamSummary',
    resource: arn('kinesis', 'stream/clicks'),
  }),
  no({ call: 'Read the records of a stream', action: 'kinesis:GetRecords', resource: arn('kinesis', 'stream/clicks') }),
  yes({ call: 'See that a database exists', action: 'rds:DescribeDBInstances', resource: arn('rds', 'db:orders') }),
  yes({ call: 'See that a cluster exists', action: 'rds:DescribeDBClusters', resource: arn('rds', 'cluster:orders') }),
  no({ call: 'Change a database', action: 'rds:ModifyDBInstance', resource: arn('rds', 'db:orders') }),
  no({ call: 'Connect to a database', action: 'rds-db:connect', resource: arn('rds-db', 'dbuser:db-ABC/admin') }),
  yes({ call: 'See that a virtual network exists', action: 'ec2:DescribeVpcs', resource: '*' }),
  yes({ call: 'See the subnets of a virtual network', action: 'ec2:DescribeSubnets', resource: '*' }),
  no({ call: 'See what runs in a virtual network', action: 'ec2:DescribeInstances', resource: '*' }),
  no({ call: 'Read the messages of any queue', action: 'sqs:ReceiveMessage', resource: queue('orders') }),
  no({ call: 'Invoke a function', action: 'lambda:InvokeFunction', resource: functionArn('orders') }),
];

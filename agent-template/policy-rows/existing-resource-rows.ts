import { example, functionArn, queue, topic, type PolicyRow } from './policy-row.ts';

const role = 'StackeryAgentCommanderRole';
type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const yes = (row: Row): PolicyRow => ({ role, ...row, allowed: true });
const no = (row: Row): PolicyRow => ({ role, ...row, allowed: false });

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
  yes({ call: 'See that a table exists', action: 'dynamodb:DescribeTable', resource: arn('dynamodb', 'table/orders') }),
  no({ call: 'Read the items of a table', action: 'dynamodb:Scan', resource: arn('dynamodb', 'table/orders') }),
  yes({
    call: 'See that a stream exists',
    action: 'kinesis:DescribeStreamSummary',
    resource: arn('kinesis', 'stream/clicks'),
  }),
  no({ call: 'Read the records of a stream', action: 'kinesis:GetRecords', resource: arn('kinesis', 'stream/clicks') }),
  no({ call: 'Read the messages of any queue', action: 'sqs:ReceiveMessage', resource: queue('orders') }),
  no({ call: 'Invoke a function', action: 'lambda:InvokeFunction', resource: functionArn('orders') }),
];

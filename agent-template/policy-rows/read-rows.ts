import {
  example,
  functionArn,
  logGroup,
  object,
  queue,
  roleArn,
  stack,
  templateUrl,
  topic,
  type PolicyRow,
} from './policy-row.ts';

type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const yes = (row: Row): PolicyRow => ({ role: 'StackeryRole', ...row, allowed: true });
const no = (row: Row): PolicyRow => ({ role: 'StackeryRole', ...row, allowed: false });

const home = example.region;
const commander = `${example.namePrefix}-agent-commander`;
const mapping = `arn:aws:lambda:${home}:${example.account}:event-source-mapping:9c0b2f7e`;
const reads = [
  'DescribeStacks',
  'DescribeStackEvents',
  'DescribeStackResource',
  'DescribeStackResources',
  'ListStackResources',
  'GetTemplate',
  'GetTemplateSummary',
  'ListChangeSets',
  'DescribeChangeSet',
  'DescribeChangeSetHooks',
  'DescribeEvents',
];

/** What the vendor may and may not look at, and what it may not do at all. */
export const readRows: PolicyRow[] = [
  yes({
    call: 'See which regions the account has enabled',
    action: 'account:ListRegions',
    resource: `arn:aws:account::${example.account}:account`,
  }),
  no({
    call: 'Enable a region',
    action: 'account:EnableRegion',
    resource: `arn:aws:account::${example.account}:account`,
  }),
  yes({ call: 'List the stacks of a region', action: 'cloudformation:ListStacks', resource: '*' }),
  ...reads.map((operation) =>
    yes({
      call: `${operation} of a stack of the pattern`,
      action: `cloudformation:${operation}`,
      resource: stack('shop-web'),
    }),
  ),
  ...['DescribeStacks', 'DescribeStackResources', 'GetTemplate'].map((operation) =>
    yes({
      call: `${operation} of the agent stack`,
      action: `cloudformation:${operation}`,
      resource: stack(example.stackName, home),
    }),
  ),
  ...['DescribeStacks', 'GetTemplate', 'DescribeStackEvents'].map((operation) =>
    no({ call: `${operation} of another stack`, action: `cloudformation:${operation}`, resource: stack('billing') }),
  ),
  no({ call: 'DescribeStacks of all stacks at once', action: 'cloudformation:DescribeStacks', resource: '*' }),
  yes({
    call: 'Summarize a template in the assets bucket',
    action: 'cloudformation:GetTemplateSummary',
    resource: '*',
    context: { 'cloudformation:TemplateUrl': templateUrl() },
  }),
  no({
    call: 'Summarize a template elsewhere',
    action: 'cloudformation:GetTemplateSummary',
    resource: '*',
    context: { 'cloudformation:TemplateUrl': templateUrl('x.yaml', 'customer-data') },
  }),
  yes({
    call: 'Detect drift of the agent stack',
    action: 'cloudformation:DetectStackDrift',
    resource: stack(example.stackName, home),
  }),
  no({ call: 'Detect drift of another stack', action: 'cloudformation:DetectStackDrift', resource: stack('shop-web') }),
  yes({
    call: 'Ask how far drift detection is',
    action: 'cloudformation:DescribeStackDriftDetectionStatus',
    resource: '*',
  }),
  yes({
    call: "Read the commander's code and version",
    action: 'lambda:GetFunction',
    resource: functionArn(commander),
  }),
  no({ call: 'Read another function', action: 'lambda:GetFunction', resource: functionArn('orders') }),
  yes({
    call: "Read the commander's queue mapping",
    action: 'lambda:GetEventSourceMapping',
    resource: mapping,
    context: { 'lambda:FunctionArn': functionArn(commander, home) },
  }),
  no({
    call: 'Read the mapping of another function',
    action: 'lambda:GetEventSourceMapping',
    resource: mapping,
    context: { 'lambda:FunctionArn': functionArn('orders', home) },
  }),
  yes({
    call: "Read the agent's topic",
    action: 'sns:GetTopicAttributes',
    resource: topic(`${example.namePrefix}-cloudformation-notifications`),
  }),
  yes({
    call: "Read the agent's queue",
    action: 'sqs:GetQueueAttributes',
    resource: queue(`${example.namePrefix}-provision-checks`),
  }),
  yes({ call: 'Read its own role', action: 'iam:GetRole', resource: roleArn(`${example.namePrefix}-access`) }),
  no({ call: 'Read another role', action: 'iam:GetRole', resource: roleArn('admin') }),
  yes({ call: 'Read metrics', action: 'cloudwatch:GetMetricData', resource: '*' }),
  yes({
    call: "Read the tags of the agent's log group",
    action: 'logs:ListTagsForResource',
    resource: logGroup(`/aws/lambda/${commander}`),
  }),
  yes({
    call: 'Read the validation of a change set of its own',
    action: 'cloudformation:DescribeEvents',
    resource: `arn:aws:cloudformation:${example.elsewhere}:${example.account}:changeSet/stackery-42/9c0b2f7e`,
  }),
  yes({ call: 'List log groups', action: 'logs:DescribeLogGroups', resource: '*' }),
  yes({
    call: "Set the retention of the agent's logs",
    action: 'logs:PutRetentionPolicy',
    resource: logGroup(`/aws/lambda/${commander}`),
  }),
  no({
    call: 'Set the retention of other logs',
    action: 'logs:PutRetentionPolicy',
    resource: logGroup('/aws/lambda/orders'),
  }),
  ...[
    'GetLogEvents',
    'FilterLogEvents',
    'StartQuery',
    'DeleteLogGroup',
    'DeleteRetentionPolicy',
    'PutSubscriptionFilter',
  ].map((operation) =>
    no({ call: `logs:${operation}`, action: `logs:${operation}`, resource: logGroup(`/aws/lambda/${commander}`) }),
  ),
  ...[
    'InvokeFunction',
    'UpdateFunctionCode',
    'UpdateFunctionConfiguration',
    'AddPermission',
    'CreateEventSourceMapping',
    'InvokeFunctionUrl',
  ].map((operation) =>
    no({
      call: `lambda:${operation} at the commander`,
      action: `lambda:${operation}`,
      resource: functionArn(commander),
    }),
  ),
  no({
    call: 'Invoke the commander at home, and so cancel requests of custom resources',
    action: 'lambda:InvokeFunction',
    resource: functionArn(commander, home),
  }),
  no({
    call: "Invoke the commander though the function's own policy allows it",
    action: 'lambda:InvokeFunction',
    resource: functionArn(commander),
    resourcePolicy: {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: roleArn('stackery-access') },
        Action: 'lambda:InvokeFunction',
        Resource: '*',
      },
    },
  }),
  ...['SendMessage', 'ReceiveMessage', 'SetQueueAttributes', 'PurgeQueue', 'TagQueue', 'UntagQueue'].map((operation) =>
    no({
      call: `sqs:${operation} at the provision checks`,
      action: `sqs:${operation}`,
      resource: queue(`${example.namePrefix}-provision-checks`),
    }),
  ),
  no({
    call: "Publish to the agent's topic",
    action: 'sns:Publish',
    resource: topic(`${example.namePrefix}-cloudformation-notifications`),
  }),
  no({
    call: "Subscribe to the agent's topic",
    action: 'sns:Subscribe',
    resource: topic(`${example.namePrefix}-cloudformation-notifications`),
  }),
  no({
    call: 'Pass a role to CloudFormation',
    action: 'iam:PassRole',
    resource: roleArn('admin'),
    context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
  }),
  ...['UpdateAssumeRolePolicy', 'PutRolePolicy', 'AttachRolePolicy', 'DeleteRolePermissionsBoundary'].map((operation) =>
    no({
      call: `iam:${operation} of its own role`,
      action: `iam:${operation}`,
      resource: roleArn(`${example.namePrefix}-access`),
    }),
  ),
  no({ call: 'Assume another role of the account', action: 'sts:AssumeRole', resource: roleArn('admin') }),
  no({
    call: 'Read a secret',
    action: 'secretsmanager:GetSecretValue',
    resource: `arn:aws:secretsmanager:${home}:${example.account}:secret:db`,
  }),
  no({
    call: 'Read a parameter',
    action: 'ssm:GetParameters',
    resource: `arn:aws:ssm:${home}:${example.account}:parameter/db`,
  }),
  no({ call: 'Decrypt', action: 'kms:Decrypt', resource: `arn:aws:kms:${home}:${example.account}:key/1` }),
  no({ call: 'List all buckets', action: 's3:ListAllMyBuckets', resource: '*' }),
  no({
    call: 'Use an access point of another bucket',
    action: 's3:GetObject',
    resource: `arn:aws:s3:${home}:${example.account}:accesspoint/other/object/x`,
  }),
  no({
    call: 'Call an action that AWS has not invented yet',
    action: 'cloudformation:ApplyChangeSetNow',
    resource: stack('shop-web'),
  }),
  no({
    call: 'Copy an object over another',
    action: 's3:PutObject',
    resource: object('templates/0123.yaml'),
    context: { 's3:x-amz-copy-source': 'customer-data/x' },
  }),
];

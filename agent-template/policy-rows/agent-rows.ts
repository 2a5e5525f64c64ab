import { example, functionArn, logGroup, object, queue, roleArn, stack, topic, type PolicyRow } from './policy-row.ts';

type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const by =
  (role: string, allowed: boolean) =>
  (row: Row): PolicyRow => ({ role, ...row, allowed });
const yes = by('StackeryAgentCommanderRole', true);
const no = by('StackeryAgentCommanderRole', false);

const commander = `${example.namePrefix}-agent-commander`;
const relay = `${example.namePrefix}-notifications-handler`;
const notifications = topic(`${example.namePrefix}-cloudformation-notifications`);
const toLambda = { 'iam:PassedToService': 'lambda.amazonaws.com' };
const mine = { 'aws:RequestTag/StackeryAgentStackId': example.stackId, 'aws:TagKeys': ['StackeryAgentStackId'] };
const own = { 'aws:ResourceTag/StackeryAgentStackId': example.stackId };
const foreign = { 'aws:ResourceTag/StackeryAgentStackId': example.stackId.replace('5c0f6c20', '77777777') };

/** What the commander may and may not do. */
export const agentRows: PolicyRow[] = [
  yes({
    call: 'Create its copy in a region',
    action: 'lambda:CreateFunction',
    resource: functionArn(commander),
    context: mine,
  }),
  yes({
    call: "Create the notifications handler's copy",
    action: 'lambda:CreateFunction',
    resource: functionArn(relay),
    context: mine,
  }),
  yes({
    call: 'Update the code of its copy',
    action: 'lambda:UpdateFunctionCode',
    resource: functionArn(commander),
    context: own,
  }),
  yes({ call: 'Delete its copy', action: 'lambda:DeleteFunction', resource: functionArn(commander), context: own }),
  yes({ call: 'Read its own code', action: 'lambda:GetFunction', resource: functionArn(commander, example.region) }),
  no({
    call: 'Create any other function',
    action: 'lambda:CreateFunction',
    resource: functionArn('orders'),
    context: mine,
  }),
  no({ call: 'Create its copy without its tag', action: 'lambda:CreateFunction', resource: functionArn(commander) }),
  no({
    call: 'Create a copy in the home region',
    action: 'lambda:CreateFunction',
    resource: functionArn(commander, example.region),
    context: mine,
  }),
  no({
    call: "Put its tag on another stack's function",
    action: 'lambda:TagResource',
    resource: functionArn(commander),
    context: { ...mine, ...foreign },
  }),
  no({
    call: 'Change the home function, even with its tag',
    action: 'lambda:UpdateFunctionCode',
    resource: functionArn(commander, example.region),
    context: own,
  }),
  no({
    call: 'Let SNS call the home handler once more',
    action: 'lambda:AddPermission',
    resource: functionArn(relay, example.region),
    context: { 'lambda:Principal': 'sns.amazonaws.com' },
  }),
  no({
    call: 'Update the code of any other function',
    action: 'lambda:UpdateFunctionCode',
    resource: functionArn('orders'),
    context: own,
  }),
  no({
    call: 'Update the copy of another stack',
    action: 'lambda:UpdateFunctionCode',
    resource: functionArn(commander),
    context: foreign,
  }),
  no({
    call: 'Delete the copy of another stack',
    action: 'lambda:DeleteFunction',
    resource: functionArn(commander),
    context: foreign,
  }),
  no({
    call: "Change the home function, which is CloudFormation's",
    action: 'lambda:UpdateFunctionCode',
    resource: functionArn(commander, example.region),
  }),
  no({
    call: 'Delete any other function',
    action: 'lambda:DeleteFunction',
    resource: functionArn('orders'),
    context: own,
  }),
  yes({
    call: 'Say where to report what its copy was killed over',
    action: 'lambda:PutFunctionEventInvokeConfig',
    resource: functionArn(commander),
    context: own,
  }),
  no({
    call: 'Say so for the copy of another stack',
    action: 'lambda:PutFunctionEventInvokeConfig',
    resource: functionArn(commander),
    context: foreign,
  }),
  no({
    call: 'Say so for the home function',
    action: 'lambda:PutFunctionEventInvokeConfig',
    resource: functionArn(commander, example.region),
    context: own,
  }),
  no({
    call: 'Say so for any other function',
    action: 'lambda:PutFunctionEventInvokeConfig',
    resource: functionArn('orders'),
    context: own,
  }),
  yes({
    call: 'Report to the notifications handler of the region',
    action: 'lambda:InvokeFunction',
    resource: functionArn(relay),
  }),
  no({
    call: 'Invoke the notifications handler at home',
    action: 'lambda:InvokeFunction',
    resource: functionArn(relay, example.region),
  }),
  yes({
    call: 'Let SNS call the notifications handler',
    action: 'lambda:AddPermission',
    resource: functionArn(relay),
    context: { ...own, 'lambda:Principal': 'sns.amazonaws.com' },
  }),
  no({
    call: 'Let another account call the notifications handler',
    action: 'lambda:AddPermission',
    resource: functionArn(relay),
    context: { ...own, 'lambda:Principal': example.vendorAccount },
  }),
  no({
    call: 'Let everybody call the notifications handler',
    action: 'lambda:AddPermission',
    resource: functionArn(relay),
    context: { ...own, 'lambda:Principal': '*' },
  }),
  no({
    call: 'Let SNS call the commander',
    action: 'lambda:AddPermission',
    resource: functionArn(commander),
    context: { ...own, 'lambda:Principal': 'sns.amazonaws.com' },
  }),
  yes({ call: 'Pass its own role to Lambda', action: 'iam:PassRole', resource: roleArn(commander), context: toLambda }),
  yes({
    call: "Pass the notifications handler's role to Lambda",
    action: 'iam:PassRole',
    resource: roleArn(relay),
    context: toLambda,
  }),
  no({ call: 'Pass any other role to Lambda', action: 'iam:PassRole', resource: roleArn('admin'), context: toLambda }),
  no({
    call: "Pass the vendor's role to Lambda",
    action: 'iam:PassRole',
    resource: roleArn('stackery-access'),
    context: toLambda,
  }),
  no({
    call: 'Pass its own role to another service',
    action: 'iam:PassRole',
    resource: roleArn(commander),
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  }),
  yes({ call: 'Create its topic', action: 'sns:CreateTopic', resource: notifications, context: mine }),
  yes({ call: 'Subscribe the handler to its topic', action: 'sns:Subscribe', resource: notifications, context: own }),
  yes({ call: 'Delete its topic', action: 'sns:DeleteTopic', resource: notifications, context: own }),
  no({ call: 'Create its topic without its tag', action: 'sns:CreateTopic', resource: notifications }),
  no({
    call: "Put its tag on another stack's topic",
    action: 'sns:TagResource',
    resource: notifications,
    context: { ...mine, ...foreign },
  }),
  no({
    call: 'Delete the topic of another stack',
    action: 'sns:DeleteTopic',
    resource: notifications,
    context: foreign,
  }),
  no({ call: 'Delete any other topic', action: 'sns:DeleteTopic', resource: topic('alarms'), context: own }),
  no({ call: 'Publish to a topic', action: 'sns:Publish', resource: notifications }),
  yes({
    call: 'Create its log group',
    action: 'logs:CreateLogGroup',
    resource: logGroup(`/aws/lambda/${commander}`),
    context: mine,
  }),
  no({
    call: 'Create its log group without its tag, as Lambda would',
    action: 'logs:CreateLogGroup',
    resource: logGroup(`/aws/lambda/${commander}`),
  }),
  no({
    call: "Put its tag on another stack's log group",
    action: 'logs:TagResource',
    resource: logGroup(`/aws/lambda/${commander}`),
    context: { ...mine, ...foreign },
  }),
  no({
    call: 'Delete the log group of another stack',
    action: 'logs:DeleteLogGroup',
    resource: logGroup(`/aws/lambda/${commander}`),
    context: foreign,
  }),
  yes({
    call: 'Set how long its log is kept',
    action: 'logs:PutRetentionPolicy',
    resource: logGroup(`/aws/lambda/${commander}`),
  }),
  yes({
    call: 'Write its log',
    action: 'logs:PutLogEvents',
    resource: logGroup(`/aws/lambda/${commander}:log-stream:1`),
  }),
  yes({
    call: 'Delete its log group',
    action: 'logs:DeleteLogGroup',
    resource: logGroup(`/aws/lambda/${commander}`),
    context: own,
  }),
  no({
    call: 'Delete any other log group',
    action: 'logs:DeleteLogGroup',
    resource: logGroup('/aws/lambda/orders'),
    context: own,
  }),
  no({ call: 'Read any log', action: 'logs:GetLogEvents', resource: logGroup('/aws/lambda/orders') }),
  yes({
    call: 'Send a provision check',
    action: 'sqs:SendMessage',
    resource: queue(`${example.namePrefix}-provision-checks`),
  }),
  no({ call: 'Send to any other queue', action: 'sqs:SendMessage', resource: queue('orders') }),
  no({
    call: 'Delete its queue',
    action: 'sqs:DeleteQueue',
    resource: queue(`${example.namePrefix}-provision-checks`),
  }),
  yes({
    call: 'List the regions of the account',
    action: 'account:ListRegions',
    resource: `arn:aws:account::${example.account}:account`,
  }),
  yes({ call: 'Find the stacks that still name a topic', action: 'cloudformation:DescribeStacks', resource: '*' }),
  yes({
    call: 'Find the stacks whose custom resources it serves',
    action: 'cloudformation:ListStackResources',
    resource: stack('shop-web'),
  }),
  ...['CreateChangeSet', 'ExecuteChangeSet', 'UpdateStack', 'DeleteStack', 'GetTemplate'].map((operation) =>
    no({
      call: `cloudformation:${operation} by the agent`,
      action: `cloudformation:${operation}`,
      resource: stack('shop-web'),
    }),
  ),
  yes({
    call: 'Remove the assets bucket, which S3 does if it is empty',
    action: 's3:DeleteBucket',
    resource: `arn:aws:s3:::${example.bucket}`,
  }),
  no({ call: 'Remove another bucket', action: 's3:DeleteBucket', resource: 'arn:aws:s3:::customer-data' }),
  no({ call: 'Read an asset as the agent', action: 's3:GetObject', resource: object('templates/0123.yaml') }),
  no({ call: 'Delete an asset', action: 's3:DeleteObject', resource: object('templates/0123.yaml') }),
  no({ call: 'Assume a role as the agent', action: 'sts:AssumeRole', resource: roleArn('admin') }),
  no({ call: 'Change a role as the agent', action: 'iam:PutRolePolicy', resource: roleArn(commander) }),
];

import { example, functionArn, object, roleArn, type PolicyRow } from './policy-row.ts';

const role = 'StackeryAgentCommanderRole';
type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const yes = (row: Row): PolicyRow => ({ role, ...row, allowed: true });
const no = (row: Row): PolicyRow => ({ role, ...row, allowed: false });

const prefix = `${example.namePrefix}-edge-`;
const edge = (name = 'shop-Redirect-0123abcd', region = 'us-east-1') => functionArn(`${prefix}${name}`, region);
const code = object('redirect.zip', `${prefix}code`);
const stack = 'arn:aws:cloudformation:eu-central-1:222222222222:stack/shop/6f1c2b3a';
const asked = {
  'aws:RequestTag/StackeryEdgeStackId': stack,
  'aws:RequestTag/StackeryEdgeWantedAt': '2026-11-21',
  'aws:TagKeys': ['StackeryEdgeStackId', 'StackeryEdgeWantedAt'],
};
const made = { 'aws:ResourceTag/StackeryEdgeStackId': stack };
const toLambda = { 'iam:PassedToService': 'lambda.amazonaws.com' };
const here = { 'aws:ResourceAccount': example.account };

/** Custom::StackeryEdgeFunction: functions, roles and code of one name, and only functions that the agent made. */
export const edgeFunctionRows: PolicyRow[] = [
  yes({ call: 'Create an edge function', action: 'lambda:CreateFunction', resource: edge(), context: asked }),
  no({ call: 'Create one without its tag', action: 'lambda:CreateFunction', resource: edge() }),
  no({
    call: 'Create one in another region',
    action: 'lambda:CreateFunction',
    resource: edge('shop-Redirect-0123abcd', 'eu-central-1'),
    context: asked,
  }),
  no({
    call: 'Create a function of another name as an edge function',
    action: 'lambda:CreateFunction',
    resource: functionArn('orders', 'us-east-1'),
    context: asked,
  }),
  yes({ call: 'Find out whose an edge function is', action: 'lambda:GetFunction', resource: edge() }),
  yes({ call: 'List the versions of an edge function', action: 'lambda:ListVersionsByFunction', resource: edge() }),
  no({ call: 'List all functions', action: 'lambda:ListFunctions', resource: '*' }),
  ...['UpdateFunctionCode', 'UpdateFunctionConfiguration', 'PublishVersion', 'UntagResource'].flatMap((operation) => [
    yes({
      call: `${operation} of an edge function that it made`,
      action: `lambda:${operation}`,
      resource: edge(),
      context: made,
    }),
    no({
      call: `${operation} of a function that was there before`,
      action: `lambda:${operation}`,
      resource: edge('yours'),
    }),
  ]),
  yes({
    call: 'Mark an edge function as removed',
    action: 'lambda:TagResource',
    resource: edge(),
    context: {
      ...made,
      'aws:RequestTag/StackeryEdgeRemovedAt': '2026-11-21',
      'aws:TagKeys': ['StackeryEdgeRemovedAt'],
    },
  }),
  yes({
    call: 'Say since when an edge function is wanted again',
    action: 'lambda:TagResource',
    resource: edge(),
    context: { ...made, 'aws:RequestTag/StackeryEdgeWantedAt': '2026-11-21', 'aws:TagKeys': ['StackeryEdgeWantedAt'] },
  }),
  yes({
    call: 'Delete a version of an edge function',
    action: 'lambda:DeleteFunction',
    resource: `${edge()}:1`,
    context: made,
  }),
  no({ call: 'Delete a function that was there before', action: 'lambda:DeleteFunction', resource: edge('yours') }),
  no({
    call: 'Delete any other function in us-east-1',
    action: 'lambda:DeleteFunction',
    resource: functionArn('orders', 'us-east-1'),
    context: made,
  }),
  no({ call: 'Invoke an edge function', action: 'lambda:InvokeFunction', resource: edge(), context: made }),
  no({
    call: 'Let anybody call an edge function',
    action: 'lambda:AddPermission',
    resource: edge(),
    context: { ...made, 'lambda:Principal': '*' },
  }),
  yes({
    call: 'Pass a role that is named for edge functions',
    action: 'iam:PassRole',
    resource: roleArn(`${prefix}shop`),
    context: toLambda,
  }),
  no({
    call: 'Pass such a role to another service',
    action: 'iam:PassRole',
    resource: roleArn(`${prefix}shop`),
    context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
  }),
  no({
    call: 'Pass a role that only ends like one',
    action: 'iam:PassRole',
    resource: roleArn(`admin-${prefix}shop`),
    context: toLambda,
  }),
  yes({ call: 'Read the code of an edge function', action: 's3:GetObject', resource: code, context: here }),
  yes({ call: 'Read one version of that code', action: 's3:GetObjectVersion', resource: code, context: here }),
  no({
    call: 'Read code out of a bucket of another account',
    action: 's3:GetObject',
    resource: code,
    context: { 'aws:ResourceAccount': example.vendorAccount },
  }),
  no({
    call: 'Read any other object as code',
    action: 's3:GetObject',
    resource: object('secrets.zip', 'customer-data'),
    context: here,
  }),
  no({ call: 'Write the code of an edge function', action: 's3:PutObject', resource: code, context: here }),
];

import { example, functionArn, logGroup, object, queue, stack, type PolicyRow } from './policy-row.ts';

type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const by =
  (role: string, allowed: boolean) =>
  (row: Row): PolicyRow => ({ role, ...row, allowed });
const relayMay = by('CloudFormationNotificationsHandlerRole', true);
const relayMayNot = by('CloudFormationNotificationsHandlerRole', false);
const deprecatedMayNot = by('StackeryCloudFormationRole', false);

const commander = `${example.namePrefix}-agent-commander`;
const relay = `${example.namePrefix}-notifications-handler`;

/** What the agent's lesser roles may and may not do. */
export const handlerRows: PolicyRow[] = [
  relayMay({
    call: "Write the handler's log",
    action: 'logs:PutLogEvents',
    resource: logGroup(`/aws/lambda/${relay}:log-stream:1`),
  }),
  relayMay({
    call: 'Hand on what a commander was killed over',
    action: 'sqs:SendMessage',
    resource: queue(`${example.namePrefix}-provision-check-failures`),
  }),
  relayMayNot({
    call: 'Send a provision check as the handler',
    action: 'sqs:SendMessage',
    resource: queue(`${example.namePrefix}-provision-checks`),
  }),
  relayMayNot({
    call: 'Read what failed as the handler',
    action: 'sqs:ReceiveMessage',
    resource: queue(`${example.namePrefix}-provision-check-failures`),
  }),
  relayMayNot({
    call: "Write the commander's log as the handler",
    action: 'logs:PutLogEvents',
    resource: logGroup(`/aws/lambda/${commander}:log-stream:1`),
  }),
  relayMayNot({
    call: 'Read a stack as the handler',
    action: 'cloudformation:DescribeStacks',
    resource: stack('shop-web'),
  }),
  relayMayNot({
    call: 'Invoke the commander as the handler',
    action: 'lambda:InvokeFunction',
    resource: functionArn(commander),
  }),
  deprecatedMayNot({
    call: 'Do anything with the deprecated role',
    action: 's3:GetObject',
    resource: object('templates/0123.yaml'),
  }),
];

import { parseArn } from './arn.ts';
import type { Purpose, RoleAccess } from './role-access.ts';

type Statement = { Effect: 'Allow' | 'Deny'; Action: string | string[]; Resource: string | string[] };

const cloudFormation = (actions: string[]): string[] => actions.map((action) => `cloudformation:${action}`);

const logGroupsOfFunctions = (roleArn: string, region: string): string => {
  const role = parseArn(roleArn);
  return `arn:${role?.partition ?? 'aws'}:logs:${region}:${role?.account ?? ''}:log-group:/aws/lambda/*`;
};

const readStacks = ['Describe*', 'Get*', 'List*'];

/** What each purpose needs, beside which nothing of the role's own policy is left. */
const statements: Record<Purpose, (access: RoleAccess, stacks: string, objects: string) => Statement[]> = {
  verify: () => [
    {
      Effect: 'Allow',
      Action: [
        ...cloudFormation(readStacks),
        'lambda:GetFunctionConfiguration',
        'account:ListRegions',
        'sqs:GetQueueUrl',
        'sqs:GetQueueAttributes',
      ],
      Resource: '*',
    },
  ],
  install: () => [
    {
      Effect: 'Allow',
      Action: [...cloudFormation(readStacks), 'lambda:GetFunctionConfiguration', 'account:ListRegions'],
      Resource: '*',
    },
  ],
  metrics: () => [{ Effect: 'Allow', Action: ['cloudwatch:GetMetricData', 'logs:DescribeLogGroups'], Resource: '*' }],
  // the role's own policy says which of them are the agent's
  'log-retention': ({ link, region }) => [
    { Effect: 'Allow', Action: 'logs:PutRetentionPolicy', Resource: logGroupsOfFunctions(link.roleArn, region) },
  ],
  read: () => [{ Effect: 'Allow', Action: cloudFormation(readStacks), Resource: '*' }],
  observe: () => [{ Effect: 'Allow', Action: cloudFormation(readStacks), Resource: '*' }],
  // drift detection reads every kind of resource with the caller's own permissions: it may do all the role may, but not change
  drift: () => [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: [...cloudFormation(['CreateChangeSet', 'DeleteChangeSet']), 's3:PutObject'],
      Resource: '*',
    },
  ],
  // transforms are authorised beside the stack
  propose: (_access, stacks, objects) => [
    { Effect: 'Allow', Action: cloudFormation(readStacks), Resource: '*' },
    {
      Effect: 'Allow',
      Action: cloudFormation(['CreateChangeSet', 'DeleteChangeSet']),
      Resource: [stacks, stacks.replace(/[^:]*:stack\/.*$/, 'aws:transform/*')],
    },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: objects },
  ],
  reject: (_access, stacks) => [
    { Effect: 'Allow', Action: cloudFormation(readStacks), Resource: '*' },
    { Effect: 'Allow', Action: cloudFormation(['DeleteChangeSet']), Resource: stacks },
  ],
};

/** Narrows a session to its purpose: what it may do is the role's policy *and* this. STS allows 2,048 characters. */
export const sessionPolicy = (access: RoleAccess): string => {
  const { link, region, purpose } = access;
  const role = parseArn(link.roleArn);
  const partition = role?.partition ?? 'aws';
  const stacks = `arn:${partition}:cloudformation:${region}:${role?.account ?? ''}:stack/${link.stackNamePattern}/*`;
  const objects = `arn:${partition}:s3:::${link.assetsBucket ?? '-'}/*`;
  return JSON.stringify({ Version: '2012-10-17', Statement: statements[purpose](access, stacks, objects) });
};

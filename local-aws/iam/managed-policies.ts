import type { World } from '../world.ts';
import { fixedPolicyId } from './ids.ts';
import { iamState, type ManagedPolicy } from './store.ts';

const allow = (action: string | string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });

const readOnlyActions = [
  ...['account:Get*', 'account:List*', 'acm:Describe*', 'acm:Get*', 'acm:List*', 'cloudformation:Describe*'],
  ...['cloudformation:Detect*', 'cloudformation:Estimate*', 'cloudformation:Get*', 'cloudformation:List*'],
  ...['cloudformation:ValidateTemplate', 'cloudwatch:Describe*', 'cloudwatch:Get*', 'cloudwatch:List*', 'iam:Get*'],
  ...['iam:List*', 'iam:Simulate*', 'lambda:Get*', 'lambda:List*', 'logs:Describe*', 'logs:FilterLogEvents'],
  ...['logs:Get*', 'logs:List*', 'route53:Get*', 'route53:List*', 's3:Get*', 's3:List*', 's3:DescribeJob'],
  ...['sns:Get*', 'sns:List*', 'sqs:Get*', 'sqs:List*', 'sqs:ReceiveMessage', 'sts:GetCallerIdentity'],
];

/** The policies of AWS's own that the product, its testers and people's templates name. ReadOnlyAccess is cut to the services that exist here. */
const documents: Record<string, string> = {
  'policy/AdministratorAccess': allow('*'),
  'policy/ReadOnlyAccess': allow(readOnlyActions),
  'policy/AmazonS3FullAccess': allow(['s3:*', 's3-object-lambda:*']),
  'policy/AmazonS3ReadOnlyAccess': allow([
    's3:Get*',
    's3:List*',
    's3:Describe*',
    's3-object-lambda:Get*',
    's3-object-lambda:List*',
  ]),
  'policy/AmazonSQSFullAccess': allow(['sqs:*']),
  'policy/service-role/AWSLambdaBasicExecutionRole': allow([
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  'policy/service-role/AWSLambdaSQSQueueExecutionRole': allow([
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
};

const createdAt = Date.UTC(2015, 1, 6, 18, 39, 46);

const awsManaged = (partition: string): ManagedPolicy[] =>
  Object.entries(documents).map(([resource, document]) => {
    const parts = resource.split('/');
    const name = parts[parts.length - 1] ?? '';
    return {
      name,
      path: `/${parts
        .slice(1, -1)
        .map((part) => `${part}/`)
        .join('')}`,
      id: fixedPolicyId(name),
      arn: `arn:${partition}:iam::aws:${resource}`,
      description: undefined,
      createdAt,
      updatedAt: createdAt,
      versions: [{ id: 'v1', document, createdAt }],
      defaultVersion: 'v1',
      nextVersion: 2,
      tags: {},
    };
  });

const byPartition = new Map<string, Map<string, ManagedPolicy>>();

export const awsManagedPolicies = (world: World): Map<string, ManagedPolicy> => {
  let policies = byPartition.get(world.partition);
  if (policies === undefined) {
    policies = new Map(awsManaged(world.partition).map((policy) => [policy.arn, policy]));
    byPartition.set(world.partition, policies);
  }
  return policies;
};

export const findManagedPolicy = (world: World, account: string, arn: string): ManagedPolicy | undefined =>
  awsManagedPolicies(world).get(arn) ?? iamState(world, account).policies.get(arn);

export const defaultDocument = (policy: ManagedPolicy): string =>
  policy.versions.find((version) => version.id === policy.defaultVersion)?.document ?? '';

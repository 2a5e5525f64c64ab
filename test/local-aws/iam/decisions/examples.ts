import { allow, deny, own, type Row, type Statement } from './decision.ts';

type Example = { source: string; policy: Statement[]; cases: (Omit<Row, 'rule' | 'identity'> & { about: string })[] };

/** Policies that the IAM user guide prints under "Example IAM identity-based policies", with requests for each. */
const examples: Example[] = [
  {
    source: 'AWS: denies access to AWS based on the source IP',
    policy: [
      allow('*'),
      deny('*', '*', {
        Condition: {
          NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] },
          Bool: { 'aws:ViaAWSService': 'false' },
        },
      }),
    ],
    cases: [
      { about: 'from inside', context: { 'aws:SourceIp': '192.0.2.9', 'aws:ViaAWSService': 'false' }, want: 'allow' },
      {
        about: 'from outside',
        context: { 'aws:SourceIp': '10.0.0.1', 'aws:ViaAWSService': 'false' },
        want: 'explicit',
      },
      { about: 'through a service', context: { 'aws:ViaAWSService': 'true' }, want: 'allow' },
    ],
  },
  {
    source: 'AWS: denies access to AWS based on the requested Region',
    policy: [
      allow('*'),
      {
        Effect: 'Deny',
        NotAction: ['cloudfront:*', 'iam:*', 'route53:*', 'support:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
      },
    ],
    cases: [
      { about: 'in the region', context: { 'aws:RequestedRegion': 'eu-west-1' }, want: 'allow' },
      { about: 'in another region', context: { 'aws:RequestedRegion': 'us-east-1' }, want: 'explicit' },
      {
        about: 'a global service',
        action: 'iam:GetRole',
        context: { 'aws:RequestedRegion': 'us-east-1' },
        want: 'allow',
      },
    ],
  },
  {
    source: 'Amazon S3: allows federated users access to their S3 home directory',
    policy: [
      allow('s3:ListBucket', 'arn:aws:s3:::bucket', {
        Condition: { StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:userid}/*'] } },
      }),
      allow('s3:*', ['arn:aws:s3:::bucket/home/${aws:userid}', 'arn:aws:s3:::bucket/home/${aws:userid}/*']),
    ],
    cases: [
      {
        about: 'own object',
        on: 'arn:aws:s3:::bucket/home/AROADEV:s1/x',
        context: { 'aws:userid': 'AROADEV:s1' },
        want: 'allow',
      },
      {
        about: "another's object",
        on: 'arn:aws:s3:::bucket/home/AROADEV:s2/x',
        context: { 'aws:userid': 'AROADEV:s1' },
        want: 'implicit',
      },
      {
        about: 'listing the top',
        action: 's3:ListBucket',
        on: 'arn:aws:s3:::bucket',
        context: { 's3:prefix': '', 'aws:userid': 'x' },
        want: 'allow',
      },
      {
        about: 'listing without prefix',
        action: 's3:ListBucket',
        on: 'arn:aws:s3:::bucket',
        context: { 'aws:userid': 'x' },
        want: 'implicit',
      },
    ],
  },
  {
    source: 'Lambda: allows a Lambda function to be passed a role',
    policy: [
      allow('iam:PassRole', `arn:aws:iam::${own}:role/stackery-*`, {
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      }),
    ],
    cases: [
      {
        about: 'to Lambda',
        action: 'iam:PassRole',
        on: `arn:aws:iam::${own}:role/stackery-a`,
        context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
        want: 'allow',
      },
      {
        about: 'to EC2',
        action: 'iam:PassRole',
        on: `arn:aws:iam::${own}:role/stackery-a`,
        context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
        want: 'implicit',
      },
      {
        about: 'another role',
        action: 'iam:PassRole',
        on: `arn:aws:iam::${own}:role/admin`,
        context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
        want: 'implicit',
      },
    ],
  },
  {
    source: 'AWS: tag-on-create with ForAllValues',
    policy: [
      allow('lambda:CreateFunction', '*', {
        Condition: {
          StringEquals: { 'aws:RequestTag/env': ['preprod', 'prod'] },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['env', 'cost'] },
        },
      }),
    ],
    cases: [
      {
        about: 'with the tag',
        action: 'lambda:CreateFunction',
        context: { 'aws:RequestTag/env': 'prod', 'aws:TagKeys': ['env'] },
        want: 'allow',
      },
      {
        about: 'with a further tag',
        action: 'lambda:CreateFunction',
        context: { 'aws:RequestTag/env': 'prod', 'aws:TagKeys': ['env', 'x'] },
        want: 'implicit',
      },
      { about: 'without the tag', action: 'lambda:CreateFunction', want: 'implicit' },
    ],
  },
  {
    source: 'CloudFormation: controlling access by template URL and role',
    policy: [
      allow('cloudformation:CreateChangeSet', `arn:aws:cloudformation:*:${own}:stack/app-*/*`, {
        Condition: {
          StringLike: { 'cloudformation:TemplateUrl': 'https://assets.s3.eu-west-1.amazonaws.com/*' },
          Null: { 'cloudformation:RoleArn': 'true' },
        },
      }),
      deny('cloudformation:ExecuteChangeSet'),
    ],
    cases: [
      {
        about: 'a template of the bucket',
        action: 'cloudformation:CreateChangeSet',
        on: `arn:aws:cloudformation:eu-west-1:${own}:stack/app-1/0a`,
        context: { 'cloudformation:TemplateUrl': 'https://assets.s3.eu-west-1.amazonaws.com/t.yaml' },
        want: 'allow',
      },
      {
        about: 'a template body',
        action: 'cloudformation:CreateChangeSet',
        on: `arn:aws:cloudformation:eu-west-1:${own}:stack/app-1/0a`,
        want: 'implicit',
      },
      {
        about: 'with a role',
        action: 'cloudformation:CreateChangeSet',
        on: `arn:aws:cloudformation:eu-west-1:${own}:stack/app-1/0a`,
        context: {
          'cloudformation:TemplateUrl': 'https://assets.s3.eu-west-1.amazonaws.com/t.yaml',
          'cloudformation:RoleArn': 'arn:aws:iam::1:role/x',
        },
        want: 'implicit',
      },
      {
        about: 'another stack',
        action: 'cloudformation:CreateChangeSet',
        on: `arn:aws:cloudformation:eu-west-1:${own}:stack/db/0a`,
        context: { 'cloudformation:TemplateUrl': 'https://assets.s3.eu-west-1.amazonaws.com/t.yaml' },
        want: 'implicit',
      },
      {
        about: 'executing',
        action: 'cloudformation:ExecuteChangeSet',
        on: `arn:aws:cloudformation:eu-west-1:${own}:stack/app-1/0a`,
        want: 'explicit',
      },
    ],
  },
  {
    source: 'AWS: allows access within specific dates',
    policy: [
      allow('s3:*', '*', {
        Condition: {
          DateGreaterThan: { 'aws:CurrentTime': '2026-04-01T00:00:00Z' },
          DateLessThan: { 'aws:CurrentTime': '2026-06-30T23:59:59Z' },
        },
      }),
    ],
    cases: [
      { about: 'inside', context: { 'aws:CurrentTime': '2026-05-01T00:00:00Z' }, want: 'allow' },
      { about: 'before', context: { 'aws:CurrentTime': '2026-03-31T23:59:59Z' }, want: 'implicit' },
      { about: 'after', context: { 'aws:CurrentTime': '2026-07-01T00:00:00Z' }, want: 'implicit' },
    ],
  },
];

export const exampleRows: Row[] = examples.flatMap(({ source, policy, cases }) =>
  cases.map(({ about, ...row }): Row => ({ rule: `"${source}": ${about}`, identity: policy, ...row })),
);

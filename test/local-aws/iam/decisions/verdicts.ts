import { allow, callers, deny, other, roleArn, type Row, type Statement } from './decision.ts';

/** Policies for which the IAM user guide says what AWS decides, with its requests and its verdicts. */
type Verdict = { source: string; rows: (Omit<Row, 'rule'> & { about: string })[] };

const userArn = callers.user.arn;
const bucket = (name: string): string[] => [`arn:aws:s3:::${name}/*`, `arn:aws:s3:::${name}`];

const ownBucket: Statement[] = [
  allow(['s3:GetBucketLocation', 's3:ListAllMyBuckets'], 'arn:aws:s3:::*'),
  allow('s3:*', bucket('ann')),
  deny('s3:*', 'arn:aws:s3:::*log*'),
];
const annMayAll: Statement[] = [{ ...allow('s3:*', bucket('ann')), Principal: { AWS: userArn } }];

const production: Statement[] = [
  allow('s3:ListAllMyBuckets'),
  allow('s3:*Object*', 'arn:aws:s3:::Production/*'),
  deny('s3:*', ['arn:aws:s3:::*log*', 'arn:aws:s3:::*log*/*']),
];
const productionBucket: Statement[] = [
  { ...allow(['s3:GetObject*', 's3:PutObject*'], 'arn:aws:s3:::Production/*'), Principal: { AWS: userArn } },
];
const put = { action: 's3:PutObject', identity: production, account: other };

const readsIam: Statement[] = [allow(['iam:Get*', 'iam:List*']), deny('iam:*Report')];

const attributes = (effect: 'Allow' | 'Deny', set: string, values: string[]): Statement[] => [
  ...(effect === 'Deny' ? [allow('dynamodb:PutItem')] : []),
  {
    ...allow(effect === 'Deny' ? 'dynamodb:PutItem' : 'dynamodb:GetItem'),
    Effect: effect,
    Condition: { [`${set}:StringLike`]: { 'dynamodb:requestedAttributes': values } },
  },
];
const asking = (...names: string[]) => ({ 'dynamodb:requestedAttributes': names });
const shown = attributes('Allow', 'ForAllValues', ['PostDateTime', 'Message', 'Tags']);
const kept = attributes('Deny', 'ForAnyValue', ['ID', 'PostDateTime']);

const instances = (operator: string): Statement[] => [
  allow('ec2:RunInstances', '*', { Condition: { [operator]: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } } }),
];
const run = { action: 'ec2:RunInstances', on: 'arn:aws:ec2:us-east-1:222222222222:instance/i-1' };

const tagKeys = (...keys: string[]) => ({ 'aws:TagKeys': keys });
const unless = (...prefixes: string[]): Statement[] => [
  allow('*'),
  deny(['iam:Tag*', 'iam:UnTag*'], '*', { Condition: { 'ForAllValues:StringNotLike': { 'aws:TagKeys': prefixes } } }),
];
const tag = { action: 'iam:TagUser', on: userArn };
const snapshots: Statement[] = [
  allow('*'),
  deny('ec2:CreateSnapshot', 'arn:aws:ec2:us-west-2::snapshot/*', {
    Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'webserver' } },
  }),
];
const snapshot = { action: 'ec2:CreateSnapshot', on: 'arn:aws:ec2:us-west-2::snapshot/s', identity: snapshots };

const ofTeam: Statement[] = [allow('s3:GetObject', "arn:aws:s3:::bucket-${aws:PrincipalTag/team, 'company-wide'}/*")];
const byTags: Statement[] = [
  allow('sns:CreateTopic', 'arn:aws:sns:*:*:${aws:PrincipalTag/project}-${aws:PrincipalTag/application}-*'),
];
const topic = { action: 'sns:CreateTopic', on: 'arn:aws:sns:us-east-1:222222222222:peg-web-orders', identity: byTags };

const notTemporary: Statement[] = [allow('ec2:*', '*', { Condition: { Null: { 'aws:TokenIssueTime': 'true' } } })];
const fresh: Statement[] = [
  allow('iam:*AccessKey*', '*', { Condition: { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } } }),
];

const boundary: Statement[] = [allow(['s3:*', 'cloudwatch:*', 'ec2:*'])];
const toRole: Statement[] = [{ ...allow('s3:GetObject'), Principal: { AWS: roleArn } }];
const toSession: Statement[] = [{ ...allow('s3:GetObject'), Principal: { AWS: callers.session.arn } }];
const limited = { caller: 'session' as const, boundary: [allow('sqs:*')], session: [allow('sqs:*')] };

const verdicts: Verdict[] = [
  {
    source: 'Example identity-based and resource-based policy evaluation',
    rows: [
      {
        about: 'a log bucket',
        action: 's3:PutObject',
        on: 'arn:aws:s3:::ann-logs/x',
        identity: ownBucket,
        want: 'explicit',
      },
      {
        about: 'the own bucket',
        action: 's3:PutObject',
        on: 'arn:aws:s3:::ann/x',
        identity: ownBucket,
        resource: annMayAll,
        want: 'allow',
      },
      {
        about: 'the bucket policy alone',
        action: 's3:PutObject',
        on: 'arn:aws:s3:::ann/x',
        resource: annMayAll,
        want: 'allow',
      },
      {
        about: 'the own policy alone',
        action: 's3:PutObject',
        on: 'arn:aws:s3:::ann/x',
        identity: ownBucket,
        want: 'allow',
      },
    ],
  },
  {
    source: 'Example cross-account policy evaluation',
    rows: [
      { about: 'a log bucket', ...put, on: 'arn:aws:s3:::Production-logs/x', want: 'explicit' },
      {
        about: 'the shared bucket',
        ...put,
        on: 'arn:aws:s3:::Production/x',
        resource: productionBucket,
        want: 'allow',
      },
      {
        about: 'deleting there',
        ...put,
        action: 's3:DeleteObject',
        on: 'arn:aws:s3:::Production/x',
        resource: productionBucket,
        want: 'implicit',
      },
    ],
  },
  {
    source: 'The difference between explicit and implicit denies',
    rows: [
      { about: 'reading', action: 'iam:ListRoles', on: '*', identity: readsIam, want: 'allow' },
      { about: 'creating', action: 'iam:CreatePolicy', on: '*', identity: readsIam, want: 'implicit' },
      { about: 'a report', action: 'iam:GetOrganizationsAccessReport', on: '*', identity: readsIam, want: 'explicit' },
      {
        about: 'a report that another policy allows',
        action: 'iam:GenerateCredentialReport',
        on: '*',
        identity: [...readsIam, allow('iam:*')],
        want: 'explicit',
      },
    ],
  },
  {
    source: 'Resource-based policies and implicit denies in other policy types',
    rows: [
      { about: 'the role is limited', ...limited, resource: toRole, want: 'implicit' },
      { about: 'the session is not', ...limited, resource: toSession, want: 'allow' },
      { about: 'both named', ...limited, resource: [...toRole, ...toSession], want: 'allow' },
    ],
  },
  {
    source: 'Evaluating identity-based policies with permissions boundaries',
    rows: [
      {
        about: 'outside the boundary',
        action: 'iam:CreateUser',
        on: '*',
        identity: [allow('iam:CreateUser')],
        boundary,
        want: 'implicit',
      },
      { about: 'inside it, without a policy', boundary, want: 'implicit' },
      { about: 'inside it', identity: [allow('s3:*')], boundary, want: 'allow' },
    ],
  },
  {
    source: 'Creating a condition that tests multiple key values',
    rows: [
      {
        about: 'all asked are listed',
        action: 'dynamodb:GetItem',
        identity: shown,
        context: asking('PostDateTime', 'Message'),
        want: 'allow',
      },
      {
        about: 'one asked is not',
        action: 'dynamodb:GetItem',
        identity: shown,
        context: asking('PostDateTime', 'UserName'),
        want: 'implicit',
      },
      {
        about: 'one written is forbidden',
        action: 'dynamodb:PutItem',
        identity: kept,
        context: asking('UserName', 'Message', 'PostDateTime'),
        want: 'explicit',
      },
      {
        about: 'none written is forbidden',
        action: 'dynamodb:PutItem',
        identity: kept,
        context: asking('UserName'),
        want: 'allow',
      },
    ],
  },
  {
    source: 'Multivalued context key examples, one prefix',
    rows: [
      { about: 'the prefix', ...tag, identity: unless('key1*'), context: tagKeys('key1:legal'), want: 'allow' },
      {
        about: 'the prefix twice',
        ...tag,
        identity: unless('key1*'),
        context: tagKeys('key1:hr', 'key1:personnel'),
        want: 'allow',
      },
      { about: 'another prefix', ...tag, identity: unless('key1*'), context: tagKeys('key2:audit'), want: 'explicit' },
      { about: 'no keys', ...tag, identity: unless('key1*'), want: 'explicit' },
    ],
  },
  {
    source: 'Multivalued context key examples, two prefixes',
    rows: [
      {
        about: 'either prefix',
        ...tag,
        identity: unless('key1*', 'key2*'),
        context: tagKeys('key1:hr', 'key2:audit'),
        want: 'allow',
      },
      {
        about: 'a third prefix',
        ...tag,
        identity: unless('key1*', 'key2*'),
        context: tagKeys('key3:legal'),
        want: 'explicit',
      },
      { about: 'no keys', ...tag, identity: unless('key1*', 'key2*'), want: 'explicit' },
    ],
  },
  {
    source: 'Multivalued context key examples, any of them',
    rows: [
      { about: 'the key', ...snapshot, context: tagKeys('webserver'), want: 'explicit' },
      {
        about: 'the key among others',
        ...snapshot,
        context: tagKeys('environment', 'webserver', 'test'),
        want: 'explicit',
      },
      { about: 'others', ...snapshot, context: tagKeys('environment', 'test'), want: 'allow' },
      { about: 'no keys', ...snapshot, want: 'allow' },
    ],
  },
  {
    source: '...IfExists condition operators',
    rows: [
      {
        about: 'StringLike on an instance',
        ...run,
        identity: instances('StringLike'),
        context: { 'ec2:InstanceType': 't2.micro' },
        want: 'allow',
      },
      {
        about: 'StringLike on an image',
        ...run,
        on: 'arn:aws:ec2:us-east-1::image/a',
        identity: instances('StringLike'),
        want: 'implicit',
      },
      {
        about: 'StringLikeIfExists on an image',
        ...run,
        on: 'arn:aws:ec2:us-east-1::image/a',
        identity: instances('StringLikeIfExists'),
        want: 'allow',
      },
      {
        about: 'StringLikeIfExists on another type',
        ...run,
        identity: instances('StringLikeIfExists'),
        context: { 'ec2:InstanceType': 'm5.large' },
        want: 'implicit',
      },
    ],
  },
  {
    source: 'Condition operator to check existence of condition keys',
    rows: [
      { about: 'own credentials', action: 'ec2:DescribeVpcs', on: '*', identity: notTemporary, want: 'allow' },
      {
        about: 'temporary credentials',
        action: 'ec2:DescribeVpcs',
        on: '*',
        identity: notTemporary,
        context: { 'aws:TokenIssueTime': '2026-11-21T00:00:00Z' },
        want: 'implicit',
      },
    ],
  },
  {
    source: 'Date condition operators',
    rows: [
      {
        about: 'a fresh token',
        action: 'iam:CreateAccessKey',
        on: userArn,
        identity: fresh,
        context: { 'aws:TokenIssueTime': '2020-06-01T00:00:00Z' },
        want: 'allow',
      },
      { about: 'an access key', action: 'iam:CreateAccessKey', on: userArn, identity: fresh, want: 'implicit' },
    ],
  },
  {
    source: 'Specifying default values',
    rows: [
      {
        about: 'the team',
        identity: ofTeam,
        on: 'arn:aws:s3:::bucket-yellow/x',
        context: { 'aws:PrincipalTag/team': 'yellow' },
        want: 'allow',
      },
      {
        about: 'another team',
        identity: ofTeam,
        on: 'arn:aws:s3:::bucket-red/x',
        context: { 'aws:PrincipalTag/team': 'yellow' },
        want: 'implicit',
      },
      {
        about: 'the default with a team',
        identity: ofTeam,
        on: 'arn:aws:s3:::bucket-company-wide/x',
        context: { 'aws:PrincipalTag/team': 'yellow' },
        want: 'implicit',
      },
      { about: 'the default without', identity: ofTeam, on: 'arn:aws:s3:::bucket-company-wide/x', want: 'allow' },
    ],
  },
  {
    source: 'Where you can use policy variables',
    rows: [
      {
        about: 'the tags of the caller',
        ...topic,
        context: { 'aws:PrincipalTag/project': 'peg', 'aws:PrincipalTag/application': 'web' },
        want: 'allow',
      },
      {
        about: 'other tags',
        ...topic,
        context: { 'aws:PrincipalTag/project': 'peg', 'aws:PrincipalTag/application': 'api' },
        want: 'implicit',
      },
      { about: 'a tag that is not there', ...topic, context: { 'aws:PrincipalTag/project': 'peg' }, want: 'implicit' },
    ],
  },
];

export const verdictRows: Row[] = verdicts.flatMap(({ source, rows }) =>
  rows.map(({ about, ...row }): Row => ({ rule: `"${source}": ${about}`, ...row })),
);

import { allow, deny, type Row } from './decision.ts';

type Match = [pattern: string, value: string, matches: boolean];

/** From "IAM JSON policy elements: Action": names are case-insensitive, * and ? are wildcards. */
const actions: Match[] = [
  ['*', 's3:GetObject', true],
  ['s3:*', 's3:GetObject', true],
  ['s3:*', 's3-outposts:GetObject', false],
  ['s3:GetObject', 's3:GetObject', true],
  ['S3:GETOBJECT', 's3:GetObject', true],
  ['s3:getobject', 's3:GetObject', true],
  ['s3:Get*', 's3:GetObject', true],
  ['s3:Get*', 's3:PutObject', false],
  ['s3:*Object', 's3:PutObject', true],
  ['s3:*Object', 's3:PutObjectAcl', false],
  ['s3:?etObject', 's3:GetObject', true],
  ['s3:?etObject', 's3:PutObject', false],
  ['iam:*AccessKey*', 'iam:CreateAccessKey', true],
  ['iam:*AccessKey*', 'iam:ListAccessKeys', true],
  ['iam:*AccessKey*', 'iam:ListUsers', false],
  ['sqs:SendMessage', 'sqs:SendMessageBatch', false],
  ['*:*', 's3:GetObject', true],
  ['s3:GetObject?', 's3:GetObject', false],
  ['cloudformation:*ChangeSet', 'cloudformation:ExecuteChangeSet', true],
  ['cloudformation:*ChangeSet', 'cloudformation:ListChangeSets', false],
];

/** From "IAM JSON policy elements: Resource" and "Identify AWS resources with ARNs". */
const resources: Match[] = [
  ['*', 'arn:aws:sqs:us-east-1:222222222222:q', true],
  ['arn:aws:s3:::demo/*', 'arn:aws:s3:::demo/a.txt', true],
  ['arn:aws:s3:::demo/*', 'arn:aws:s3:::demo/a/b/c.txt', true],
  ['arn:aws:s3:::demo/*', 'arn:aws:s3:::demo', false],
  ['arn:aws:s3:::demo*', 'arn:aws:s3:::demo', true],
  ['arn:aws:s3:::demo/a?.txt', 'arn:aws:s3:::demo/ab.txt', true],
  ['arn:aws:s3:::demo/a?.txt', 'arn:aws:s3:::demo/a.txt', false],
  ['arn:aws:s3:::Demo/*', 'arn:aws:s3:::demo/a.txt', false],
  ['arn:aws:s3:::*', 'arn:aws:s3:::demo/a.txt', true],
  ['arn:aws:sqs:*:222222222222:q', 'arn:aws:sqs:eu-west-1:222222222222:q', true],
  ['arn:aws:sqs:eu-*:222222222222:q', 'arn:aws:sqs:us-east-1:222222222222:q', false],
  ['arn:aws:sqs:*:q', 'arn:aws:sqs:us-east-1:222222222222:q', false],
  ['arn:aws:sqs:*', 'arn:aws:sqs:us-east-1:222222222222:q', true],
  ['arn:aws:sqs:*', 'arn:aws:sns:us-east-1:222222222222:q', false],
  ['arn:aws:sqs:us-east-1:*', 'arn:aws:sqs:us-east-1:222222222222:q', true],
  ['arn:*:*:*:*:*', 'arn:aws-cn:sqs:cn-north-1:222222222222:q', true],
  ['arn:aws:*:*:*:*', 'arn:aws-cn:sqs:cn-north-1:222222222222:q', false],
  ['arn:aws:iam::222222222222:user/division_abc/*', 'arn:aws:iam::222222222222:user/division_abc/sub/ann', true],
  ['arn:aws:iam::222222222222:role/*', 'arn:aws:iam::222222222222:user/ann', false],
  ['arn:aws:lambda:*:*:function:f', 'arn:aws:lambda:us-east-1:222222222222:function:f:1', false],
  ['arn:aws:lambda:*:*:function:f*', 'arn:aws:lambda:us-east-1:222222222222:function:f:1', true],
  [
    'arn:aws:logs:*:*:log-group:/aws/lambda/f:*',
    'arn:aws:logs:eu-west-1:222222222222:log-group:/aws/lambda/f:log-stream:x',
    true,
  ],
  ['arn:aws:cloudformation:*:*:stack/demo/*', 'arn:aws:cloudformation:eu-west-1:222222222222:stack/demo/0a1b', true],
  ['arn:aws:cloudformation:*:*:stack/demo/*', 'arn:aws:cloudformation:eu-west-1:222222222222:stack/demo-2/0a1b', false],
  [
    'arn:aws:cloudformation:*:*:stack/demo-*/*',
    'arn:aws:cloudformation:eu-west-1:222222222222:stack/demo-2/0a1b',
    true,
  ],
  ['arn:aws:s3:::demo/*', '*', false],
  ['arn:aws:lambda:*:*:f', 'arn:aws:lambda:us-east-1:222222222222:function:f', true],
  ['arn:aws:lambda:*-1:*x:f', 'arn:aws:lambda:us-east-1:222222222222:function:f', false],
  ['arn:aws:sqs:us-east-??222222222222:q', 'arn:aws:sqs:us-east-1:222222222222:q', false],
  ['arn:aws:sqs:us-east-?:222222222222:?', 'arn:aws:sqs:us-east-1:222222222222:q', true],
  ['arn:aws:s3:::a.c/(x)[y]', 'arn:aws:s3:::abc/(x)[y]', false],
  ['arn:aws:s3:::a.c/(x)[y]', 'arn:aws:s3:::a.c/(x)[y]', true],
];

const actionRows = actions.flatMap(([pattern, action, matches]): Row[] => [
  {
    rule: `Action ${pattern} ${matches ? 'covers' : 'does not cover'} ${action}`,
    identity: [allow(pattern)],
    action,
    want: matches ? 'allow' : 'implicit',
  },
  {
    rule: `NotAction ${pattern} ${matches ? 'leaves out' : 'covers'} ${action}`,
    identity: [{ Effect: 'Allow', NotAction: pattern, Resource: '*' }],
    action,
    want: matches ? 'implicit' : 'allow',
  },
]);

const resourceRows = resources.flatMap(([pattern, on, matches]): Row[] => [
  {
    rule: `Resource ${pattern} ${matches ? 'covers' : 'does not cover'} ${on}`,
    identity: [allow('*', pattern)],
    on,
    want: matches ? 'allow' : 'implicit',
  },
  {
    rule: `Deny with NotResource ${pattern} ${matches ? 'leaves out' : 'hits'} ${on}`,
    identity: [allow('*'), { Effect: 'Deny', Action: '*', NotResource: pattern }],
    on,
    want: matches ? 'allow' : 'explicit',
  },
]);

const elementRows: Row[] = [
  { rule: 'no policy allows nothing', want: 'implicit' },
  { rule: 'an empty list of statements allows nothing', identity: [], want: 'implicit' },
  { rule: 'an explicit deny wins over an allow', identity: [allow('*'), deny('s3:GetObject')], want: 'explicit' },
  { rule: 'an explicit deny wins whatever the order', identity: [deny('s3:GetObject'), allow('*')], want: 'explicit' },
  { rule: 'one of several actions is enough', identity: [allow(['s3:ListBucket', 's3:GetObject'])], want: 'allow' },
  {
    rule: 'one of several resources is enough',
    identity: [allow('s3:GetObject', ['arn:aws:s3:::x/*', 'arn:aws:s3:::demo/*'])],
    want: 'allow',
  },
  {
    rule: 'Allow with NotAction does not deny what it leaves out',
    identity: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, allow('s3:GetObject')],
    want: 'allow',
  },
  {
    rule: 'Deny with NotAction denies all but what it names',
    identity: [allow('*'), { Effect: 'Deny', NotAction: ['s3:GetObject', 'sts:*'], Resource: '*' }],
    action: 's3:PutObject',
    want: 'explicit',
  },
  {
    rule: 'Deny with NotAction lets through what it names',
    identity: [allow('*'), { Effect: 'Deny', NotAction: ['s3:GetObject', 'sts:*'], Resource: '*' }],
    want: 'allow',
  },
];

export const matchingRows: Row[] = [...actionRows, ...resourceRows, ...elementRows];

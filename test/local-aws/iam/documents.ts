export const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
export const trust = (Principal: object): string => document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });

export const byLambda = trust({ Service: 'lambda.amazonaws.com' });
export const readQueues = document({ Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: '*' });
export const listBuckets = document({ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' });

/** A policy of AWS's own. */
export const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** IAM gives documents back percent-encoded. */
export const decoded = (text: string | undefined): string => decodeURIComponent(text ?? '');

/** More than the inline policies of a role or a user may have together. */
export const longDocument = (): string => {
  const Resource = Array.from({ length: 250 }, (_, i) => `arn:aws:s3:::bucket-${String(i).padStart(30, '0')}/*`);
  return document({ Effect: 'Allow', Action: 's3:GetObject', Resource });
};

const object = 'arn:aws:s3:::a/*';
const allow = (more: object): string => document({ Effect: 'Allow', Action: 's3:*', Resource: object, ...more });
const when = (Condition: unknown): string => allow({ Condition });
const on = (Resource: unknown): string => allow({ Resource });

/** What lacks the shape of a policy. */
const shapeless = [
  'nothing',
  '[]',
  '{"Version":"2012-10-17"}',
  '{"Version":"2012-10-17","Statement":[]}',
  '{"Version":"2012-10-17","Statement":["a"]}',
  JSON.stringify({ Version: '2020-01-01', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }),
  JSON.stringify({ Version: '2012-10-17', Id: ['a'], Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }),
  JSON.stringify({ Version: '2012-10-17', More: 1, Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }),
  allow({ Extra: 1 }),
  allow({ Effect: 'Permit' }),
  allow({ Sid: ['a'] }),
  allow({ NotAction: 's3:GetObject' }),
  allow({ NotResource: [] }),
  allow({ Action: {} }),
  allow({ Action: [[]] }),
  on({ a: object }),
  on([object, {}]),
  document({ Action: 's3:*', Resource: '*' }),
  when([]),
  when('a'),
  when({ StringEquals: 'a' }),
  when({ StringEquals: { 'aws:username': {} } }),
  when({ Is: { 'aws:username': 'b' } }),
  when({ 'ForAnyValue::StringLike': { 'aws:username': 'b' } }),
  document({ Effect: 'Allow', Condition: { Is: { 'aws:username': 'b' } } }),
];

/** What IAM's grammar takes and its older parser does not. */
const legacy = [
  allow({ Effect: 'allow' }),
  document({ Effect: 'denY' }),
  when({ DateLessThan: { 'aws:CurrentTime': 'tomorrow' } }),
  when({ DateLessThan: { 'aws:CurrentTime': '2026-13' } }),
  when({ DateLessThan: { 'aws:CurrentTime': '9223372036854775808' } }),
  on('arn:aws:s3::a'),
  on('arn:aws::::a'),
  document({ Effect: 'Allow', Resource: 'arn:aws:s3::a' }),
];

const noActions = 'Policy statement must contain actions.';
const noResources = 'Policy statement must contain resources.';
const noVendor = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const notUnique = 'Statement IDs (SID) in a single policy must be unique.';
const vendorPattern = 'Resource vendor must be fully qualified and cannot contain regexes.';
const noPartition = (partition: string, shown: string): string =>
  `Partition "${partition}" is not valid for resource "${shown}".`;

/** Documents that no identity policy may be, with IAM's words. */
export const malformed: [text: string, words: string][] = [
  ...shapeless.map((text): [string, string] => [text, 'Syntax errors in policy.']),
  ...legacy.map((text): [string, string] => [text, 'The policy failed legacy parsing']),
  [document({ Effect: 'Allow' }), noActions],
  [document({ Effect: 'Allow', Resource: '*' }), noActions],
  [allow({ Action: [] }), noActions],
  [document({ Effect: 'Allow', Action: 's3:*' }), noResources],
  [document({ Effect: 'Allow', Action: 'GetObject' }), noResources],
  [on([]), noResources],
  [allow({ Action: 'GetObject' }), noVendor],
  [document({ Effect: 'Allow', NotAction: '', Resource: '*' }), noVendor],
  [allow({ Action: 's 3:GetObject' }), 'Vendor s 3 is not valid'],
  [allow({ Action: 's3:Get:Object' }), 'Actions/Condition can contain only one colon.'],
  [allow({ Action: 's3:Get:Object', Resource: 'demo' }), 'Resource demo must be in ARN format or "*".'],
  [on(''), 'Resource  must be in ARN format or "*".'],
  [on(['demo']), 'Resource demo must be in ARN format or "*".'],
  [on('a:b'), noPartition('b', 'arn:b:*:*:*:*')],
  [on('a:b:c'), noPartition('b', 'arn:b:c:*:*:*')],
  [on('aws:s3:::a'), noPartition('s3', 'arn:s3:::a:*')],
  [on(['arn:b:s3:::a', 'arn:c:s3:::a']), noPartition('b', 'arn:b:s3:::a')],
  [on('arn:aws'), vendorPattern],
  [on('arn:aws:*:us-east-1:*:a'), vendorPattern],
  [on('arn:aws:s3:us-east-1::a'), 'Resource arn:aws:s3:us-east-1::a can not contain region information.'],
  [on('arn:aws:iam:us-east-1::a'), 'IAM resource arn:aws:iam:us-east-1::a cannot contain region information.'],
  [
    on('arn:aws:iam:::a'),
    'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
  ],
  [allow({ Principal: '*' }), 'Policy document should not specify a principal.'],
  [document({ Sid: 'a', Effect: 'Deny', Action: 's3:*', Resource: '*' }, { Sid: 'a', Effect: 'Allow' }), notUnique],
  [
    allow({ Sid: 'a-b' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
];

/** Documents that look odd and are policies. */
export const oddButTrue: string[] = [
  document(
    { Sid: '', Effect: 'Allow', Action: 's3:*', Resource: '*' },
    { Sid: '', Effect: 'Deny', NotAction: '*:*', NotResource: '*' },
  ),
  allow({ Action: 'iam: is no action ' }),
  allow({ Action: 'a.b-c:D' }),
  on('arn:aws:nobody'),
  on(['arn:aws:nobody:::a', 'arn:aws:iam:::user/a', 'arn:aws:iam::*:root']),
  on('arn:aws:s3:us-west-2:123456789012:accesspoint/a'),
  when({}),
  when({ Is: {}, DateLessThan: { 'aws:CurrentTime': [] } }),
  when({ DateLessThan: { 'aws:CurrentTime': ['01T', '2026-01-31t2:00:00.593194+23', '-292275054', '1795219200'] } }),
];

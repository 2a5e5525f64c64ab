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

const syntax = 'Syntax errors in policy.';

/** Documents that no identity policy may be, with IAM's words. */
export const malformed: [text: string, words: string][] = [
  ['nothing', 'Syntax errors in policy.'],
  ['{"Version":"2012-10-17"}', syntax],
  ['{"Version":"2020-01-01","Statement":[]}', syntax],
  [document({ Effect: 'Allow', Action: 's3:*', Resource: '*', Extra: 1 }), syntax],
  [document({ Effect: 'allow', Action: 's3:*', Resource: '*' }), syntax],
  [
    document({ Effect: 'Allow', Action: 'GetObject', Resource: '*' }),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [document({ Effect: 'Allow', Resource: '*' }), 'Policy statement must contain actions.'],
  [document({ Effect: 'Allow', Action: 's3:*' }), 'Policy statement must contain resources.'],
  [document({ Effect: 'Allow', Action: 's3:*', Resource: 'demo' }), 'Resource demo must be in ARN format or "*".'],
  [
    document({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Is: { 'aws:username': 'b' } } }),
    'Invalid Condition type : Is.',
  ],
  [
    document({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }),
    'Policy document should not specify a principal.',
  ],
  [
    document({ Sid: 'a-b', Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
];

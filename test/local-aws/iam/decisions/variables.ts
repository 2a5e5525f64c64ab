import { allow, deny, type Row } from './decision.ts';

const home = 'arn:aws:s3:::demo/home/${aws:username}/*';

/** From "IAM policy elements: Variables and tags". */
export const variableRows: Row[] = [
  {
    rule: 'a variable in Resource stands for the value of the request',
    identity: [allow('s3:GetObject', home)],
    on: 'arn:aws:s3:::demo/home/ann/x',
    context: { 'aws:username': 'ann' },
    want: 'allow',
  },
  {
    rule: "a variable does not open another user's folder",
    identity: [allow('s3:GetObject', home)],
    on: 'arn:aws:s3:::demo/home/bob/x',
    context: { 'aws:username': 'ann' },
    want: 'implicit',
  },
  {
    rule: 'a variable without a value matches no resource',
    identity: [allow('s3:GetObject', home)],
    on: 'arn:aws:s3:::demo/home//x',
    want: 'implicit',
  },
  {
    rule: 'the value of a variable is taken literally: a tag of * is no wildcard',
    identity: [allow('s3:GetObject', home)],
    on: 'arn:aws:s3:::demo/home/bob/x',
    context: { 'aws:username': '*' },
    want: 'implicit',
  },
  {
    rule: 'variable names are case-insensitive',
    identity: [allow('s3:GetObject', 'arn:aws:s3:::demo/${AWS:UserName}/*')],
    on: 'arn:aws:s3:::demo/ann/x',
    context: { 'aws:username': 'ann' },
    want: 'allow',
  },
  {
    rule: 'a default value is used when the key is absent',
    identity: [allow('s3:GetObject', "arn:aws:s3:::${aws:PrincipalTag/bucket, 'demo'}/*")],
    want: 'allow',
  },
  {
    rule: 'a default value is not used when the key is there',
    identity: [allow('s3:GetObject', "arn:aws:s3:::${aws:PrincipalTag/bucket, 'demo'}/*")],
    context: { 'aws:PrincipalTag/bucket': 'other' },
    want: 'implicit',
  },
  {
    rule: 'in version 2008-10-17 a variable is plain text',
    version: '2008-10-17',
    identity: [allow('s3:GetObject', home)],
    on: 'arn:aws:s3:::demo/home/ann/x',
    context: { 'aws:username': 'ann' },
    want: 'implicit',
  },
  {
    rule: 'in version 2008-10-17 the text of the variable matches itself',
    version: '2008-10-17',
    identity: [allow('s3:GetObject', home)],
    on: 'arn:aws:s3:::demo/home/${aws:username}/x',
    context: { 'aws:username': 'ann' },
    want: 'allow',
  },
  {
    rule: '${*} is a literal star',
    identity: [allow('s3:GetObject', 'arn:aws:s3:::demo/${*}')],
    on: 'arn:aws:s3:::demo/a',
    want: 'implicit',
  },
  {
    rule: '${*} matches a star',
    identity: [allow('s3:GetObject', 'arn:aws:s3:::demo/${*}')],
    on: 'arn:aws:s3:::demo/*',
    want: 'allow',
  },
  {
    rule: '${?} is a literal question mark and ${$} a dollar',
    identity: [allow('s3:GetObject', 'arn:aws:s3:::demo/${?}${$}')],
    on: 'arn:aws:s3:::demo/?$',
    want: 'allow',
  },
  {
    rule: 'a variable in a condition compares two keys of the request',
    identity: [
      allow('s3:GetObject', '*', {
        Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
      }),
    ],
    context: { 'aws:ResourceTag/team': 'blue', 'aws:PrincipalTag/team': 'blue' },
    want: 'allow',
  },
  {
    rule: 'two keys that differ do not match',
    identity: [
      allow('s3:GetObject', '*', {
        Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
      }),
    ],
    context: { 'aws:ResourceTag/team': 'blue', 'aws:PrincipalTag/team': 'red' },
    want: 'implicit',
  },
  {
    rule: 'StringEquals with a variable without value does not match',
    identity: [
      allow('s3:GetObject', '*', {
        Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
      }),
    ],
    context: { 'aws:ResourceTag/team': 'blue' },
    want: 'implicit',
  },
  {
    rule: 'StringNotEquals with a variable without value matches, so a Deny built on it denies',
    identity: [
      allow('*'),
      deny('*', '*', { Condition: { StringNotEquals: { 's3:ExistingObjectTag/Team': '${aws:PrincipalTag/Team}' } } }),
    ],
    context: { 's3:ExistingObjectTag/Team': 'blue' },
    want: 'explicit',
  },
  {
    rule: 'a key with several values cannot stand in for a variable',
    identity: [allow('s3:GetObject', 'arn:aws:s3:::${aws:TagKeys}/*')],
    context: { 'aws:TagKeys': ['demo', 'x'] },
    want: 'implicit',
  },
  {
    rule: 'StringLike may mix a variable and wildcards',
    identity: [allow('s3:ListBucket', '*', { Condition: { StringLike: { 's3:prefix': ['home/${aws:username}/*'] } } })],
    action: 's3:ListBucket',
    on: 'arn:aws:s3:::demo',
    context: { 's3:prefix': 'home/ann/docs', 'aws:username': 'ann' },
    want: 'allow',
  },
  {
    rule: 'ArnLike may hold a variable',
    identity: [
      allow('*', '*', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:${aws:PrincipalAccount}:*' } } }),
    ],
    context: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:222222222222:t', 'aws:PrincipalAccount': '222222222222' },
    want: 'allow',
  },
  {
    rule: 'before the fifth colon of a Resource a variable is plain text',
    identity: [allow('sqs:*', 'arn:aws:sqs:${aws:RequestedRegion}:*:q')],
    action: 'sqs:SendMessage',
    on: 'arn:aws:sqs:us-east-1:222222222222:q',
    context: { 'aws:RequestedRegion': 'us-east-1' },
    want: 'implicit',
  },
  {
    rule: 'a variable without a value in NotResource leaves out no resource',
    identity: [allow('*'), { Effect: 'Deny', Action: '*', NotResource: home }],
    on: 'arn:aws:s3:::demo/home/ann/x',
    want: 'explicit',
  },
  {
    rule: 'Bool may hold a variable',
    identity: [allow('*', '*', { Condition: { Bool: { 'aws:SecureTransport': '${aws:ViaAWSService}' } } })],
    context: { 'aws:SecureTransport': 'true', 'aws:ViaAWSService': 'true' },
    want: 'allow',
  },
  {
    rule: 'Numeric, Date, IpAddress and BinaryEquals take a variable as plain text',
    identity: [
      allow('*', '*', { Condition: { NumericEquals: { 'a:n': '${a:n}' } } }),
      allow('*', '*', { Condition: { DateEquals: { 'a:d': '${a:d}' } } }),
      allow('*', '*', { Condition: { IpAddress: { 'a:i': '${a:i}' } } }),
      allow('*', '*', { Condition: { BinaryEquals: { 'a:b': '${a:b}' } } }),
    ],
    context: { 'a:n': '1', 'a:d': '2026-11-21', 'a:i': '10.0.0.1', 'a:b': 'QUJD' },
    want: 'implicit',
  },
  {
    rule: 'a default value may hold what looks like a wildcard, and is taken literally',
    identity: [allow('s3:GetObject', "arn:aws:s3:::demo/${aws:username, '*'}")],
    on: 'arn:aws:s3:::demo/a.txt',
    want: 'implicit',
  },
  {
    rule: 'StringEquals with ${*} asks for a star',
    identity: [allow('*', '*', { Condition: { StringEquals: { 's3:prefix': 'home/${*}' } } })],
    context: { 's3:prefix': 'home/*' },
    want: 'allow',
  },
];

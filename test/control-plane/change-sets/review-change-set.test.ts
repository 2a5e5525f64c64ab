import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../contract/change-set.ts';
import type { ReviewInput } from '../../../control-plane/change-sets/review/review-input.ts';
import { reviewChangeSet } from '../../../control-plane/change-sets/review/review-change-set.ts';
import { readTemplate } from '../../../control-plane/template/read-template.ts';

const account = '222222222222';
const bucket = 'assets-of-a';

const change = (changes: Partial<Change> & Pick<Change, 'logicalId' | 'resourceType'>): Change => ({
  action: 'Add',
  physicalId: null,
  replacement: null,
  policyAction: null,
  before: null,
  after: null,
  properties: [],
  nestedChangeSet: null,
  ...changes,
});

const review = (input: Partial<ReviewInput>) =>
  reviewChangeSet({
    changes: [],
    before: undefined,
    after: { resources: {} },
    transforms: [],
    parameters: {},
    parameterTypes: {},
    accountId: account,
    assetsBucket: bucket,
    notificationArns: [],
    capabilities: [],
    rollbackTriggers: { alarms: [], monitoringMinutes: 0 },
    onStackFailure: null,
    disableRollback: false,
    roleArn: null,
    warnings: [],
    ...input,
  });

/** Every resource of a template as added. */
const added = (template: string, input: Partial<ReviewInput> = {}) => {
  const after = readTemplate(`Resources:\n${template}`);
  const changes = Object.entries(after.resources).map(([logicalId, { type }]) =>
    change({ logicalId, resourceType: type }),
  );
  return review({ changes, after, ...input });
};

const sentences = (findings: { what: string }[]) => findings.map(({ what }) => what);

describe('replacements and deletions', () => {
  it('say what is made anew, why, and what becomes of the old one', () => {
    const modified = { action: 'Modify', resourceType: 'AWS::SQS::Queue', replacement: 'True', physicalId: 'q-1' };
    const property = { path: '/Properties/QueueName', before: 'a', after: 'b', recreation: 'Always' };
    const changes = [
      change({ ...modified, logicalId: 'Gone', properties: [property] }),
      change({ ...modified, logicalId: 'Kept', policyAction: 'ReplaceAndRetain' }),
      change({ ...modified, logicalId: 'Perhaps', replacement: 'Conditional', policyAction: 'ReplaceAndSnapshot' }),
      change({ ...modified, logicalId: 'Same', replacement: 'False' }),
    ];
    expect(sentences(review({ changes }).replacements)).toEqual([
      'Gone (AWS::SQS::Queue) is replaced, because of /Properties/QueueName; the old one, q-1, is deleted.',
      'Kept (AWS::SQS::Queue) is replaced; the old one, q-1, is kept.',
      'Perhaps (AWS::SQS::Queue) may be replaced; the old one, q-1, would then be deleted after a snapshot.',
    ]);
  });

  it('tell what is deleted from what only leaves the stack', () => {
    const removed = { action: 'Remove', resourceType: 'AWS::S3::Bucket', physicalId: 'b-1' };
    const changes = [
      change({ ...removed, logicalId: 'Data' }),
      change({ ...removed, logicalId: 'Logs', policyAction: 'Retain' }),
    ];
    expect(sentences(review({ changes }).deletions)).toEqual([
      'Data (AWS::S3::Bucket, b-1) is deleted.',
      'Logs (AWS::S3::Bucket, b-1) leaves the stack and stays in the account.',
    ]);
  });
});

describe('IAM changes', () => {
  const role = (actions: string, trusted: string) => ({
    resources: readTemplate(`Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: '${trusted}' } }] }
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: ${actions}, Resource: '*' } } }]
`).resources,
  });

  it('say in words what a new role may do and whom it trusts', () => {
    const changes = [change({ logicalId: 'Role', resourceType: 'AWS::IAM::Role' })];
    expect(sentences(review({ changes, after: role('[s3:GetObject, s3:PutObject]', 'arn:x') }).iam)).toEqual([
      'Role (AWS::IAM::Role) is made: trusts: sts:AssumeRole to AWS arn:x; allows s3:GetObject, s3:PutObject on *.',
    ]);
  });

  it('say what is gained and what is lost', () => {
    const changes = [change({ logicalId: 'Role', resourceType: 'AWS::IAM::Role', action: 'Modify' })];
    const input = { changes, before: role('s3:GetObject', 'arn:x'), after: role("'*'", 'arn:x') };
    expect(sentences(review(input).iam)).toEqual([
      'Role (AWS::IAM::Role) changes: now allows * on *; no longer allows s3:GetObject on *.',
    ]);
  });

  it('prefer what CloudFormation has resolved', () => {
    const after = JSON.stringify({
      Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    });
    const changes = [change({ logicalId: 'Role', resourceType: 'AWS::IAM::Role', after })];
    expect(sentences(review({ changes }).iam)).toEqual([
      'Role (AWS::IAM::Role) is made: attaches the policy arn:aws:iam::aws:policy/AdministratorAccess.',
    ]);
  });

  it('show what is known only later as the template says it', () => {
    const later = '{{changeSet:KNOWN_AFTER_APPLY}}';
    const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: [`${later}/*`, later, later] }];
    const context = JSON.stringify({ Properties: { PolicyDocument: { Statement } } });
    const after = readTemplate(`Resources:
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: [!Sub '\${Data.Arn}/*', !GetAtt Data.Arn, !Ref Data] }]
`);
    const changes = [change({ logicalId: 'Policy', resourceType: 'AWS::IAM::Policy', after: context })];
    expect(sentences(review({ changes, after }).iam)).toEqual([
      'Policy (AWS::IAM::Policy) is made: allows s3:GetObject on ${Data.Arn}/*, ${Data.Arn}, ${Data}.',
    ]);
  });

  it('also count where permissions stand outside IAM', () => {
    const { iam } = added(`
  Url: { Type: AWS::Lambda::Url, Properties: { AuthType: NONE, TargetFunctionArn: fn } }
  Call: { Type: AWS::Lambda::Permission, Properties: { Action: lambda:InvokeFunction, FunctionName: fn, Principal: '*' } }
  Open:
    Type: AWS::S3::BucketPolicy
    Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*', Principal: '*' }] } }
  Queue: { Type: AWS::SQS::Queue }
`);
    expect(sentences(iam)).toEqual([
      'Url (AWS::Lambda::Url) is made: lets anybody call fn over the internet.',
      'Call (AWS::Lambda::Permission) is made: lets everybody call lambda:InvokeFunction on fn.',
      'Open (AWS::S3::BucketPolicy) is made: allows s3:* on * to everybody.',
    ]);
  });
});

describe('borrowed power', () => {
  it('names the function that a custom resource calls, and when it is not this account', () => {
    const { borrowedPower } = added(`
  Theirs: { Type: Custom::Thing, Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:999999999999:function:f' } }
  Ours: { Type: AWS::CloudFormation::CustomResource, Properties: { ServiceToken: !GetAtt F.Arn } }
`);
    expect(sentences(borrowedPower)).toEqual([
      'Theirs (Custom::Thing) is a custom resource: arn:aws:lambda:eu-west-1:999999999999:function:f is called while the stack changes, and it belongs to another account.',
      'Ours (AWS::CloudFormation::CustomResource) is a custom resource: {"Fn::GetAtt":["F","Arn"]} is called while the stack changes.',
    ]);
  });

  it('names code from outside the assets bucket, and code without a version', () => {
    const { borrowedPower } = added(`
  Pinned: { Type: AWS::Lambda::Function, Properties: { Code: { S3Bucket: ${bucket}, S3Key: a.zip, S3ObjectVersion: v } } }
  Loose: { Type: AWS::Lambda::Function, Properties: { Code: { S3Bucket: ${bucket}, S3Key: a.zip } } }
  Foreign: { Type: AWS::Lambda::LayerVersion, Properties: { Content: { S3Bucket: other, S3Key: b.zip, S3ObjectVersion: v } } }
  Wild: { Type: AWS::Serverless::Function, Properties: { CodeUri: 's3://other/c.zip' } }
  Inline: { Type: AWS::Lambda::Function, Properties: { Code: { ZipFile: 'exports.h = 1' } } }
  Image: { Type: AWS::Lambda::Function, Properties: { Code: { ImageUri: 'r/i:latest' } } }
  Digest: { Type: AWS::Lambda::Function, Properties: { Code: { ImageUri: 'r/i@sha256:abc' } } }
`);
    expect(sentences(borrowedPower)).toEqual([
      'Loose (AWS::Lambda::Function) fetches a.zip from the assets bucket without a version.',
      'Foreign (AWS::Lambda::LayerVersion) fetches b.zip from other, outside the assets bucket.',
      'Wild (AWS::Serverless::Function) fetches c.zip from other, outside the assets bucket and without a version.',
      'Image (AWS::Lambda::Function) runs the image r/i:latest, which is not pinned by a digest.',
    ]);
  });

  it('names nested templates wherever they come from', () => {
    const url = (value: string) => `{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${value} } }`;
    const { borrowedPower } = added(`
  Virtual: ${url("'https://other.s3.eu-west-1.amazonaws.com/a/b.yaml'")}
  Path: ${url("'https://s3.eu-west-1.amazonaws.com/other/a/b.yaml?versionId=1'")}
  Own: ${url(`'https://${bucket}.s3.eu-west-1.amazonaws.com/templates/h?versionId=1'`)}
  Function: ${url('!Ref Where')}
`);
    expect(sentences(borrowedPower)).toEqual([
      'Virtual (AWS::CloudFormation::Stack) fetches a/b.yaml from other, outside the assets bucket and without a version.',
      'Path (AWS::CloudFormation::Stack) fetches a/b.yaml from other, outside the assets bucket.',
      'Function (AWS::CloudFormation::Stack) fetches a template from {"Ref":"Where"}.',
    ]);
  });

  it('names dynamic references, transforms and SSM parameters', () => {
    const { borrowedPower } = added(
      `  Db: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: '{{resolve:secretsmanager:prod/db}}' } }`,
      {
        transforms: ['AWS::Serverless-2016-10-31'],
        parameters: { Ami: '/aws/ami', Password: '{{resolve:ssm-secure:pw:1}}' },
        parameterTypes: {
          Ami: { type: 'AWS::SSM::Parameter::Value<String>', hasDefault: false, noEcho: false },
          Password: { type: 'String', hasDefault: false, noEcho: true },
        },
      },
    );
    expect(sentences(borrowedPower)).toEqual([
      'The template is rewritten by AWS::Serverless-2016-10-31 before it is executed; the changes below are those of the result.',
      'Parameter Ami takes its value from the SSM parameter /aws/ami.',
      'Password reads pw:1 from SSM when it is executed.',
      'Db (MasterUserPassword) reads prod/db from Secrets Manager when it is executed.',
    ]);
  });

  it('is silent about plain resources', () => {
    expect(added('  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }').borrowedPower).toEqual([]);
  });
});

describe('the rest of the review', () => {
  it('names topics of other accounts only', () => {
    const foreign = 'arn:aws:sns:eu-west-1:999999999999:spy';
    const notificationArns = [`arn:aws:sns:eu-west-1:${account}:ours`, foreign];
    expect(review({ notificationArns }).foreignTopics).toEqual([foreign]);
  });

  it('says whose power is used', () => {
    expect(review({}).executesAs).toEqual({ kind: 'executor', roleArn: null });
    expect(review({ roleArn: 'arn:r' }).executesAs).toEqual({ kind: 'service-role', roleArn: 'arn:r' });
  });

  it.each([
    [{}, 'If it fails, CloudFormation rolls the stack back.'],
    [{ disableRollback: true }, 'If it fails, CloudFormation leaves the stack as it then is, and rolls nothing back.'],
    [{ onStackFailure: 'DELETE' }, 'If it fails, CloudFormation deletes the whole stack.'],
    [
      { rollbackTriggers: { alarms: ['arn:alarm'], monitoringMinutes: 5 } },
      'If it fails, CloudFormation rolls the stack back. It also counts as failed if one of these alarms goes off until 5 minutes afterwards: arn:alarm.',
    ],
  ])('says what happens on failure: %j', (input, sentence) => {
    expect(review(input).rollback).toBe(sentence);
  });
});

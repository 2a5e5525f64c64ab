import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import type { ChangeSet } from '../../../contract/change-set.ts';
import { differences } from '../../../cli/change-sets/differences.ts';
import { digestOf } from '../../../cli/change-sets/digest.ts';
import type { ReadChangeSet } from '../../../cli/change-sets/read-change-set.ts';
import { reviewChangeSet } from '../../../cli/change-sets/review-change-set.ts';

const stackId = 'arn:aws:cloudformation:eu-west-1:222222222222:stack/shop/1';
const changeSetArn = 'arn:aws:cloudformation:eu-west-1:222222222222:changeSet/stackery-1/2';

const read = (
  changes: ResourceChange[],
  template: unknown = { Resources: {} },
  more: Partial<ReadChangeSet['changeSet']> = {},
  stack: Partial<ReadChangeSet['stack']> = {},
): ReadChangeSet => ({
  changeSet: {
    $metadata: {},
    Changes: changes.map((ResourceChange) => ({ Type: 'Resource', ResourceChange })),
    ...more,
  },
  changeSetArn,
  stackId,
  stack: { StackName: 'shop', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE', ...stack },
  templateBody: JSON.stringify(template),
});

const change = (
  LogicalResourceId: string,
  ResourceType: string,
  more: Partial<ResourceChange> = {},
): ResourceChange => ({
  Action: 'Add',
  LogicalResourceId,
  ResourceType,
  ...more,
});

const resources = (Resources: Record<string, unknown>) => ({ Resources });

describe('the review that is made from what AWS answers', () => {
  it('names what is replaced, what may be, and what is deleted or left', () => {
    const review = reviewChangeSet(
      read([
        change('A', 'AWS::SQS::Queue', { Action: 'Modify', Replacement: 'True' }),
        change('B', 'AWS::SNS::Topic', { Action: 'Modify', Replacement: 'Conditional' }),
        change('C', 'AWS::SQS::Queue', { Action: 'Modify', Replacement: 'False' }),
        change('D', 'AWS::S3::Bucket', { Action: 'Remove' }),
        change('E', 'AWS::S3::Bucket', { Action: 'Remove', PolicyAction: 'Retain' }),
      ]),
    );
    expect(review.replacements.map(({ logicalId }) => logicalId)).toEqual(['A', 'B']);
    expect(review.deletions).toEqual([
      { logicalId: 'D', what: 'AWS::S3::Bucket  is deleted.' },
      { logicalId: 'E', what: 'AWS::S3::Bucket  is left to itself.' },
    ]);
  });

  it.each(['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::S3::BucketPolicy', 'AWS::Lambda::Permission'])(
    'names %s as a change of permissions',
    (type) => {
      expect(reviewChangeSet(read([change('X', type)])).iam).toEqual([{ logicalId: 'X', what: `${type} is created.` }]);
    },
  );

  it('says what a new role may do', () => {
    const Role = {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }] },
    };
    expect(reviewChangeSet(read([change('Role', Role.Type)], resources({ Role }))).iam).toEqual([
      { logicalId: 'Role', what: 'AWS::IAM::Role is created. Role may * on everything.' },
    ]);
  });

  it.each([
    [
      'a custom resource',
      { Type: 'Custom::Thing', Properties: { ServiceToken: 'arn:aws:lambda:x' } },
      'arn:aws:lambda:x',
    ],
    ['a nested stack', { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x' } }, 'https://x'],
    [
      'code without a version',
      { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: 'theirs', S3Key: 'code.zip' } } },
      'Code from theirs/code.zip, without a version',
    ],
    ['an image', { Type: 'AWS::Lambda::Function', Properties: { Code: { ImageUri: 'x/y:latest' } } }, 'x/y:latest'],
    [
      'a dynamic reference',
      { Type: 'AWS::SQS::Queue', Properties: { QueueName: '{{resolve:secretsmanager:key}}' } },
      '{{resolve:secretsmanager:key}}',
    ],
  ])('names %s as borrowed power', (_, resource, words) => {
    const review = reviewChangeSet(read([change('X', resource.Type)], resources({ X: resource })));
    expect(review.borrowedPower).toEqual([{ logicalId: 'X', what: expect.stringContaining(words) }]);
  });

  it('names a macro, but not the two transforms of AWS that are allowed', () => {
    const template = { Transform: ['AWS::Serverless-2016-10-31', 'Mine'], ...resources({}) };
    expect(reviewChangeSet(read([], template)).borrowedPower).toEqual([
      { logicalId: 'Transform', what: 'The macro Mine rewrites the template.' },
    ]);
  });

  it('names topics of other accounts, capabilities, and whose power is used', () => {
    const topics = ['arn:aws:sns:eu-west-1:222222222222:own', 'arn:aws:sns:eu-west-1:999999999999:theirs'];
    const review = reviewChangeSet(
      read([], undefined, { NotificationARNs: topics, Capabilities: ['CAPABILITY_IAM'] }, { RoleARN: 'arn:role' }),
    );
    expect(review.foreignTopics).toEqual(['arn:aws:sns:eu-west-1:999999999999:theirs']);
    expect(review.capabilities).toEqual(['CAPABILITY_IAM']);
    expect(review.executesAs).toEqual({ kind: 'service-role', roleArn: 'arn:role' });
  });
});

describe('the digest', () => {
  it('is the same for the same change set, and another for any other content', () => {
    const one = read([change('A', 'AWS::SQS::Queue')]);
    expect(digestOf(one)).toBe(digestOf(read([change('A', 'AWS::SQS::Queue')])));
    expect(digestOf(read([change('B', 'AWS::SQS::Queue')]))).not.toBe(digestOf(one));
    expect(digestOf({ ...one, templateBody: '{}' })).not.toBe(digestOf(one));
    expect(digestOf({ ...one, changeSetArn: 'another' })).not.toBe(digestOf(one));
  });
});

describe('what the control plane showed', () => {
  const real = read([change('A', 'AWS::SQS::Queue')], undefined, {
    Parameters: [{ ParameterKey: 'Size', ParameterValue: '2' }],
  });
  const shown: ChangeSet = {
    id: '6f1c1b8e-8b0f-4c7e-9f0a-1b2c3d4e5f60',
    linkId: '6f1c1b8e-8b0f-4c7e-9f0a-1b2c3d4e5f61',
    accountId: '222222222222',
    region: 'eu-west-1',
    stackName: 'shop',
    type: 'UPDATE',
    state: 'ready',
    problem: null,
    name: 'stackery-1',
    description: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    createdBy: 'somebody',
    settledAt: null,
    arn: changeSetArn,
    stackId,
    // SHA-256 of {"Resources":{}}
    templateHash: 'ff1f86057e3b2b2a8dc5b8fb3b8f8d02e4689d05ed8db2c1b8f8779e2b0ef011',
    templateUrl: null,
    parameters: { Size: '2' },
    changes: [
      {
        action: 'Add',
        logicalId: 'A',
        physicalId: null,
        resourceType: 'AWS::SQS::Queue',
        replacement: null,
        policyAction: null,
        before: null,
        after: null,
        properties: [],
        nestedChangeSet: null,
      },
    ],
    review: null,
    consoleUrl: null,
    executeCommand: '',
    cleanUpCommand: null,
  };
  const hidden = (more: Partial<ChangeSet>) => differences({ ...shown, ...more }, real);

  it('differs by nothing when it is the same', () => {
    expect(hidden({})).toEqual([]);
  });

  it.each([
    ['a change that was kept back', { changes: [] }, 'It also does this: Add A (AWS::SQS::Queue).'],
    ['a change set that was made anew under the same name', { arn: `${changeSetArn}9` }, 'another change set'],
    ['a stack that was made anew under the same name', { stackId: `${stackId}9` }, 'another stack'],
    ['another template', { templateHash: 'f'.repeat(64) }, 'Its template is another one.'],
    ['another value of a parameter', { parameters: { Size: '1' } }, 'The parameter Size has another value.'],
  ])('is refused for %s', (_, more, words) => {
    expect(hidden(more)).toEqual([expect.stringContaining(words)]);
  });

  it('is the same when CloudFormation gives question marks for what is not ASCII, and another when it does not', () => {
    const original = '{"Description":"Wöchentlich → S3"}';
    const templateHash = createHash('sha256').update(original).digest('hex');
    const returned = { ...real, templateBody: '{"Description":"W?chentlich ? S3"}' };
    const compare = (read: typeof real, reviewed?: string) => differences({ ...shown, templateHash }, read, reviewed);
    expect(compare(returned, original)).toEqual([]);
    const another = ['Its template is another one.'];
    expect(compare(returned)).toEqual(another);
    expect(compare(returned, original.replace('S3', 'S4'))).toEqual(another);
    expect(compare({ ...returned, templateBody: '{"Description":"W?chentlich ? S4"}' }, original)).toEqual(another);
  });
});

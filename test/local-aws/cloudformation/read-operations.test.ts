import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  DetectStackResourceDriftCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
const TemplateBody = JSON.stringify({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Metadata: { Why: 'to read' }, Properties: { QueueName: 'read-me' } },
    Thing: { Type: 'AWS::SNS::Topic' },
  },
});
let StackId = '';
let PhysicalResourceId = '';

beforeAll(async () => {
  await client.send(new CreateStackCommand({ StackName: 'read', TemplateBody }));
  ({ StackId = '' } = await settle(client, 'read'));
});

// From: AWS CloudFormation API reference, one section for each operation.
describe('reading a stack', () => {
  it('DescribeStackResource shows metadata; its sisters show every resource', async () => {
    const { StackResourceDetail } = await client.send(
      new DescribeStackResourceCommand({ StackName: 'read', LogicalResourceId: 'Queue' }),
    );
    expect(StackResourceDetail).toMatchObject({
      StackName: 'read',
      StackId,
      LogicalResourceId: 'Queue',
      PhysicalResourceId: expect.stringMatching(/read-me$/),
      ResourceType: 'AWS::SQS::Queue',
      ResourceStatus: 'CREATE_COMPLETE',
      Metadata: '{"Why":"to read"}',
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
    });
    PhysicalResourceId = StackResourceDetail?.PhysicalResourceId ?? '';
    const all = await client.send(new DescribeStackResourcesCommand({ StackName: 'read' }));
    expect(all.StackResources?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['Queue', 'Thing']);
    const byPhysicalId = await client.send(new DescribeStackResourcesCommand({ PhysicalResourceId }));
    expect(byPhysicalId.StackResources?.[0]).toMatchObject({ StackName: 'read', StackId });
    const list = await client.send(new ListStackResourcesCommand({ StackName: StackId }));
    expect(list.StackResourceSummaries).toHaveLength(2);
  });

  it.each([
    ['Stack with id none does not exist', new DescribeStacksCommand({ StackName: 'none' })],
    [
      "1 validation error detected: Value 'no_name' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
      new DescribeStacksCommand({ StackName: 'no_name' }),
    ],
    ['Stack [none] does not exist', new DescribeStackEventsCommand({ StackName: 'none' })],
    ['Stack with id none does not exist', new DescribeStackResourcesCommand({ StackName: 'none' })],
    ['Stack with id none does not exist', new ListStackResourcesCommand({ StackName: 'none' })],
    ['Stack with id none does not exist', new GetTemplateCommand({ StackName: 'none' })],
    ["Stack 'none' does not exist", new DescribeStackResourceCommand({ StackName: 'none', LogicalResourceId: 'A' })],
    [
      'Resource A does not exist for stack read',
      new DescribeStackResourceCommand({ StackName: 'read', LogicalResourceId: 'A' }),
    ],
  ] as const)('says what is not there (%#): %s', async (message, command) => {
    await expect(client.send(command as DescribeStacksCommand)).rejects.toMatchObject({
      name: 'ValidationError',
      message,
    });
  });

  it('DetectStackResourceDrift looks at one resource', async () => {
    const { StackResourceDrift } = await client.send(
      new DetectStackResourceDriftCommand({ StackName: 'read', LogicalResourceId: 'Queue' }),
    );
    expect(StackResourceDrift).toMatchObject({ LogicalResourceId: 'Queue', StackResourceDriftStatus: 'IN_SYNC' });
  });

  it('DescribeEvents gives the findings of the validation before deployment, which can be switched off', async () => {
    const wrong = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { Foo: 1 } } } });
    const propose = async (ChangeSetName: string, DisableValidation: boolean) => {
      const input = { StackName: 'read', ChangeSetName, TemplateBody: wrong, DisableValidation };
      await client.send(new CreateChangeSetCommand(input));
      await new Promise((resolve) => setTimeout(resolve, 50));
      return client.send(new DescribeChangeSetCommand({ StackName: 'read', ChangeSetName }));
    };
    expect(await propose('checked', false)).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.stringContaining('AWS::EarlyValidation::PropertyValidation'),
    });
    const { OperationEvents } = await client.send(
      new DescribeEventsCommand({ StackName: 'read', ChangeSetName: 'checked' }),
    );
    expect(OperationEvents).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'Queue',
        ValidationStatusReason: 'Encountered unsupported property Foo',
      },
    ]);
    expect((await propose('unchecked', true)).Status).toBe('CREATE_COMPLETE');
    const { OperationEvents: ofStack = [] } = await client.send(new DescribeEventsCommand({ StackName: 'read' }));
    expect(ofStack[0]).toMatchObject({ ResourceStatus: 'CREATE_COMPLETE', LogicalResourceId: 'read' });
  });
});

// From: AWS documentation, "Sharing objects with presigned URLs": a presigned URL speaks for whoever signed it.
describe('a presigned TemplateURL', () => {
  const presigned = async (key: string) => {
    const url = new URL(`${aws.endpoint}/private-templates/${key}`);
    const signer = new SignatureV4({
      service: 's3',
      region: 'us-east-1',
      sha256: Sha256,
      credentials: aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' },
      uriEscapePath: false,
    });
    const signed = await signer.presign(
      new HttpRequest({
        method: 'GET',
        protocol: url.protocol,
        hostname: url.hostname,
        port: Number(url.port),
        path: url.pathname,
        headers: { host: url.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      }),
      { expiresIn: 600 },
    );
    const query = Object.entries(signed.query ?? {}).map(
      ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
    );
    return `${url.href}?${query.join('&')}`;
  };

  it('is read by a stranger, until it is altered', async () => {
    const s3 = aws.client(S3Client, 'customer-a');
    await s3.send(new CreateBucketCommand({ Bucket: 'private-templates' }));
    await s3.send(new PutObjectCommand({ Bucket: 'private-templates', Key: 't.json', Body: TemplateBody }));
    const stranger = aws.client(CloudFormationClient, 'customer-b');
    const TemplateURL = await presigned('t.json');
    await stranger.send(new CreateStackCommand({ StackName: 'shared', TemplateURL }));
    expect((await settle(stranger, 'shared')).StackStatus).toBe('CREATE_COMPLETE');
    const altered = TemplateURL.replace('/t.json', '/u.json');
    await expect(
      stranger.send(new CreateStackCommand({ StackName: 'stolen', TemplateURL: altered })),
    ).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringContaining('S3 error:') });
  });
});

import { expect, it } from '@jest/globals';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const TemplateBody = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });

// From: AWS documentation, "Sharing objects with presigned URLs": a presigned URL speaks for whoever signed it.
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

it('a presigned TemplateURL is read by a stranger, until it is altered', async () => {
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

import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, it } from '@jest/globals';
import { placeOfUrl } from '../../../control-plane/change-sets/place-of-url.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const s3 = aws.client(S3Client, 'vendor');
const put = async (Bucket: string) => {
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'template.yaml', Body: 'Resources: {}' }));
};
await put('templates-of-everybody');
await s3.send(new DeletePublicAccessBlockCommand({ Bucket: 'templates-of-everybody' }));
const everybody = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::templates-of-everybody/*',
};
await s3.send(
  new PutBucketPolicyCommand({
    Bucket: 'templates-of-everybody',
    Policy: JSON.stringify({ Version: '2012-10-17', Statement: [everybody] }),
  }),
);
await put('vendors-secrets');
const controlPlane = await startTestControlPlane({ aws });
const { keys } = await controlPlane.workspace();
const download = (url: string, key = keys.operator) =>
  controlPlane.call<{ template?: string; code?: string }>(key, 'POST', '/api/v1/template-downloads', { url });
const open = 'https://templates-of-everybody.s3.us-east-1.amazonaws.com/template.yaml';

it('gives the text of a template that is public in S3, asked for as nobody', async () => {
  expect(await download(open)).toMatchObject({
    status: 200,
    body: { template: 'Resources: {}' },
  });
  expect(aws.calls.list({ operation: 'GetObject' }).at(-1)).toMatchObject({ principal: 'anonymous' });
});

it('does not lend the control plane’s own credentials: what only the vendor may read is refused', async () => {
  expect(await download('https://vendors-secrets.s3.us-east-1.amazonaws.com/template.yaml')).toMatchObject({
    status: 400,
    body: { code: 'template_not_readable' },
  });
});

it('is refused to viewers', async () => {
  expect((await download(open, keys.viewer)).status).toBe(403);
});

it.each([
  'http://bucket.s3.us-east-1.amazonaws.com/template.yaml',
  'https://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'http://169.254.169.254/latest/meta-data/',
  'https://[fd00:ec2::254]/latest/meta-data/',
  'https://localhost/template.yaml',
  'https://127.0.0.1/bucket/template.yaml',
  'https://2130706433/bucket/template.yaml',
  'https://10.0.0.1/template.yaml',
  'https://192.168.1.1/template.yaml',
  'https://[::1]/template.yaml',
  'file:///etc/passwd',
  'https://bucket.s3.us-east-1.amazonaws.com@169.254.169.254/template.yaml',
  'https://169.254.169.254#.s3.us-east-1.amazonaws.com/template.yaml',
  'https://169.254.169.254/?.s3.us-east-1.amazonaws.com/template.yaml',
  'https://bucket.s3.us-east-1.amazonaws.com.evil.example/template.yaml',
  'https://bucket.s3.evil.example/template.yaml',
  'https://bucket.s3.us-east-1.amazonaws.com:8443/template.yaml',
  'https://bucket.s3.us-moon-1.amazonaws.com/template.yaml',
  'https://bucket.s3.cn-north-1.amazonaws.com/template.yaml',
  'https://s3.us-east-1.amazonaws.com/bucket',
  'https://bucket.s3.us-east-1.amazonaws.com/',
  'https://bucket.s3.us-east-1.amazonaws.com/template.yaml?versionId=1',
  'https://raw.githubusercontent.com/somebody/something/template.yaml',
  'template.yaml',
])('asks nobody for %s', async (url) => {
  const before = aws.calls.total();
  expect(await download(url)).toMatchObject({ status: 400, body: { code: 'template_url_refused' } });
  expect(aws.calls.total()).toBe(before);
});

it.each([
  ['https://my.bucket.s3.eu-west-1.amazonaws.com/a/b%20c.yaml', 'eu-west-1', 'my.bucket', 'a/b c.yaml'],
  ['https://bucket.s3.amazonaws.com/t.json', 'us-east-1', 'bucket', 't.json'],
  ['https://bucket.s3-eu-west-1.amazonaws.com/t.json', 'eu-west-1', 'bucket', 't.json'],
  ['https://s3.eu-central-1.amazonaws.com/bucket/a/t.json', 'eu-central-1', 'bucket', 'a/t.json'],
  ['https://bucket.s3.cn-north-1.amazonaws.com.cn/t.json', 'cn-north-1', 'bucket', 't.json'],
])('reads every form of S3’s own addresses: %s', (url, region, bucket, key) => {
  expect(placeOfUrl(url)).toEqual({ region, bucket, key });
});

import { expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startTestAws } from '../../support/start-local-aws.ts';

it('a world is saved to a file, and another goes on with it: accounts, keys, clock and state', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'local-aws-'));
  const file = join(directory, 'state');
  const first = await startTestAws();
  first.clock.advance(3_600_000);
  const s3 = first.client(S3Client, 'vendor');
  await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
  await s3.send(new PutObjectCommand({ Bucket: 'kept', Key: 'k', Body: 'still here' }));
  await first.client(SQSClient, 'customer-a', 'eu-west-1').send(new CreateQueueCommand({ QueueName: 'q' }));
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  });
  const made = await first
    .client(IAMClient, 'customer-a')
    .send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument }));
  await first.save(file);

  const second = await startTestAws({ restoreFrom: file });
  expect(second.accounts['vendor']?.credentials).toEqual(first.accounts['vendor']?.credentials);
  expect(second.clock.offset()).toBe(3_600_000);
  const object = await second.client(S3Client, 'vendor').send(new GetObjectCommand({ Bucket: 'kept', Key: 'k' }));
  expect(await object.Body?.transformToString()).toBe('still here');
  const role = await second.client(IAMClient, 'customer-a').send(new GetRoleCommand({ RoleName: 'r' }));
  expect(role.Role).toMatchObject({ RoleId: made.Role?.RoleId, CreateDate: made.Role?.CreateDate });
  const queue = await second
    .client(SQSClient, 'customer-a', 'eu-west-1')
    .send(new GetQueueUrlCommand({ QueueName: 'q' }));
  expect(queue.QueueUrl).toBe(`${second.endpoint}/222222222222/q`);
  await rm(directory, { recursive: true });
});

it('a world without a saved file starts empty', async () => {
  const aws = await startTestAws({ restoreFrom: join(tmpdir(), 'local-aws-never-written') });
  expect(Object.keys(aws.accounts)).toEqual(['vendor', 'customer-a', 'customer-b']);
});

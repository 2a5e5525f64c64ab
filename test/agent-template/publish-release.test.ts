import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from '@jest/globals';
import { buildRelease, type BuildOptions } from '../../agent-template/build-release.ts';
import { publishRelease, type PublishOptions } from '../../agent-template/publish-release.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { smallSource, temporaryFolder } from './release-source.ts';

const { folder, remove } = temporaryFolder('publish');
const source = smallSource(join(folder, 'source'));
const { privateKey } = generateKeyPairSync('ed25519');
const regions = ['us-east-1', 'eu-west-1'];

const aws = await startTestAws();
afterAll(remove);

const build = (bucket: string, changes: Partial<BuildOptions> = {}) =>
  buildRelease({
    version: '1.5.4',
    controlPlaneUrl: 'https://stackery.example',
    bucket,
    installRegions: regions,
    vendors: [{ partition: 'aws', account: '111111111111', principals: ['arn:aws:iam::111111111111:role/a'] }],
    source,
    out: join(folder, bucket),
    key: privateKey,
    ...changes,
  });

const publish = (built: string, more: Partial<PublishOptions> = {}) =>
  publishRelease({
    folder: built,
    createBuckets: true,
    s3: (region) => aws.client(S3Client, 'vendor', region),
    ...more,
  });

const objectIn = async (bucket: string, region: string, key: string) => {
  const answer = await aws
    .client(S3Client, 'vendor', region)
    .send(new GetObjectCommand({ Bucket: `${bucket}-${region}`, Key: key }));
  return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
};

describe('publishing a release', () => {
  it('puts zip, template and manifest into the bucket of each install region, the manifest last', async () => {
    const { folder: built, manifest } = await build('whole');
    const lines: string[] = [];
    const { templateUrls } = await publish(built, { say: (line) => lines.push(line) });
    for (const region of regions)
      for (const key of [manifest.agent.key, manifest.template.key, '1.5.4/manifest.json'])
        expect(await objectIn('whole', region, key)).toEqual(readFileSync(join(built, key.split('/')[1] ?? '')));
    expect(lines.at(-1)).toMatch(/manifest\.json$/);
    expect(lines.findIndex((line) => line.endsWith('.zip'))).toBeLessThan(
      lines.findIndex((line) => line.endsWith('template.yaml')),
    );
    expect(templateUrls).toEqual({
      'us-east-1': 'https://whole-us-east-1.s3.us-east-1.amazonaws.com/1.5.4/template.yaml',
      'eu-west-1': 'https://whole-eu-west-1.s3.eu-west-1.amazonaws.com/1.5.4/template.yaml',
    });
  });

  it('lets a stranger read what is published, and nobody but the vendor write', async () => {
    const { folder: built, manifest } = await build('public');
    await publish(built);
    const anonymous = await fetch(`${aws.endpoint}/public-us-east-1/${manifest.template.key}`);
    expect([anonymous.status, await anonymous.text()]).toEqual([
      200,
      readFileSync(join(built, 'template.yaml'), 'utf8'),
    ]);
    const stranger = aws.client(S3Client, 'customer-a');
    await expect(
      stranger.send(new PutObjectCommand({ Bucket: 'public-us-east-1', Key: 'x', Body: 'x', IfNoneMatch: '*' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('refuses a version that is published, and touches nothing', async () => {
    const { folder: built } = await build('twice');
    await publish(built);
    aws.calls.clear();
    await expect(publish(built)).rejects.toMatchObject({ code: 'release_exists' });
    expect(aws.calls.list({ operation: 'PutObject' })).toEqual([]);
  });

  it('refuses other content under a version that is published, before anything is written', async () => {
    const first = await build('differs');
    await publish(first.folder);
    const other = await build('differs', { controlPlaneUrl: 'https://elsewhere.example' });
    aws.calls.clear();
    await expect(publish(other.folder)).rejects.toMatchObject({ code: 'release_differs' });
    expect(aws.calls.list({ operation: 'PutObject' })).toEqual([]);
  });

  it('completes a publish that broke off', async () => {
    const { folder: built, manifest } = await build('broken-off');
    await publish(built);
    const later = await build('broken-off', { version: '1.5.5' });
    aws.faults.add({
      kind: 'error',
      code: 'InternalError',
      message: 'We encountered an internal error.',
      service: 's3',
      operation: 'PutObject',
      region: 'eu-west-1',
      count: 1,
    });
    await expect(publish(later.folder)).rejects.toMatchObject({ code: 'aws_refused' });
    await publish(later.folder);
    expect(await objectIn('broken-off', 'eu-west-1', '1.5.5/manifest.json')).toBeTruthy();
    expect(await objectIn('broken-off', 'eu-west-1', manifest.agent.key)).toBeTruthy();
  });

  it('cannot be written over even by the vendor, without saying if-none-match', async () => {
    const { folder: built, manifest } = await build('immutable');
    await publish(built);
    const vendor = aws.client(S3Client, 'vendor');
    const over = { Bucket: 'immutable-us-east-1', Key: manifest.template.key, Body: 'other' };
    await expect(vendor.send(new PutObjectCommand(over))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(vendor.send(new PutObjectCommand({ ...over, IfNoneMatch: '*' }))).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
  });

  it('says which bucket is missing unless it may create it', async () => {
    const { folder: built } = await build('missing');
    await expect(publish(built, { createBuckets: false })).rejects.toMatchObject({
      code: 'bucket_missing',
      message: expect.stringContaining('missing-us-east-1'),
      hint: expect.stringContaining('--create-buckets'),
    });
  });

  it('refuses a folder whose template was changed after the build', async () => {
    const { folder: built } = await build('tampered');
    const file = join(built, 'template.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('111111111111', '999999999999'));
    await expect(publish(built)).rejects.toMatchObject({ code: 'release_tampered' });
  });

  it('refuses a version that was not built', async () => {
    await expect(publish(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'release_not_built' });
  });
});

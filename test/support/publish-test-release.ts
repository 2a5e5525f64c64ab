import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import type { Manifest } from '../../contract/release.ts';
import { releasesBucket } from './start-control-plane.ts';
import type { TestAws } from './start-local-aws.ts';

const installRegions = ['us-east-1', 'eu-central-1'];

/** Puts a release where the control plane looks for them: as much of one as it reads. */
export const publishTestRelease = async (
  aws: TestAws,
  version: string,
  template = 'Resources: {}',
): Promise<Manifest> => {
  const hash = (encoding: 'hex' | 'base64') => createHash('sha256').update(version).digest(encoding);
  const manifest: Manifest = {
    version,
    template: { key: `${version}/template.yaml`, sha256: createHash('sha256').update(template).digest('hex') },
    agent: { key: `${version}/agent-${hash('hex').slice(0, 16)}.zip`, sha256: hash('hex'), codeHash: hash('base64') },
    installRegions,
    bucket: releasesBucket,
    signature: 'c2lnbmF0dXJl',
  };
  const s3 = aws.client(S3Client, 'vendor');
  const Bucket = `${releasesBucket}-us-east-1`;
  // made by an earlier release: that is fine
  await s3.send(new CreateBucketCommand({ Bucket })).catch(() => {});
  await s3.send(new PutObjectCommand({ Bucket, Key: manifest.template.key, Body: template }));
  await s3.send(new PutObjectCommand({ Bucket, Key: `${version}/manifest.json`, Body: JSON.stringify(manifest) }));
  return manifest;
};

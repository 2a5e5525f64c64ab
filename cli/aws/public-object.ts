import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CliError } from '../cli-error.ts';

/** Where an object is, out of the https form that CloudFormation takes. */
export type ObjectAddress = { bucket: string; region: string; key: string };

export const parseObjectUrl = (url: string): ObjectAddress => {
  const [, bucket, region, key] = /^https:\/\/([a-z0-9.-]+)\.s3\.([a-z0-9-]+)\.[a-z0-9.]+\/(.+)$/.exec(url) ?? [];
  if (bucket && region && key) return { bucket, region, key: decodeURIComponent(key) };
  throw new CliError(
    'failed',
    'invalid_release',
    `Not the address of an object in S3: ${url}`,
    'A release lies in a bucket of the vendor; ask the vendor.',
  );
};

/**
 * Reads a public object as anybody could: a release is public, and the customer's policies need not allow reading
 * from foreign buckets.
 */
export const readPublicObject = async ({ bucket, region, key }: ObjectAddress): Promise<string> => {
  const s3 = new S3Client({
    region,
    credentials: { accessKeyId: 'anonymous', secretAccessKey: 'anonymous' },
    signer: { sign: async (request) => request },
  });
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString()) ?? '';
  } catch (cause) {
    if (!(cause instanceof Error) || !/NoSuchKey|NoSuchBucket|NotFound|AccessDenied/.test(cause.name)) throw cause;
    throw new CliError(
      'missing',
      'release_not_found',
      `There is no public object ${key} in ${bucket} (${region}).`,
      'Check the version, and that the release is published in this region.',
      cause,
    );
  }
};

import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../aws.ts';
import { appErrorOf } from '../aws-error.ts';

/** Every key of a bucket of the control plane's own account, or those below a prefix. */
export const listOwnKeys = async (aws: Aws, region: string, bucket: string, prefix = ''): Promise<string[]> => {
  const client = aws.own(S3Client, region);
  const keys: string[] = [];
  try {
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key);
      token = page.NextContinuationToken;
    } while (token);
  } catch (error) {
    throw appErrorOf(error, { operation: 'ListObjectsV2', access: { region } });
  }
  return keys;
};

import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../aws.ts';
import { appErrorOf, awsErrorOf } from '../aws-error.ts';

/** An object of the control plane's own account, read with its own credentials; undefined when there is none. */
export const readOwnObject = async (
  aws: Aws,
  region: string,
  object: { bucket: string; key: string },
): Promise<string | undefined> => {
  const client = aws.own(S3Client, region);
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket: object.bucket, Key: object.key }));
    return await answer.Body?.transformToString();
  } catch (error) {
    const code = awsErrorOf(error)?.code;
    if (code === 'NoSuchKey' || code === 'NoSuchBucket') return undefined;
    throw appErrorOf(error, { operation: 'GetObject', access: { region } });
  }
};

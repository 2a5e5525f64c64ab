import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../aws.ts';
import { awsErrorOf } from '../aws-error.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/**
 * Puts a template into the assets bucket under a key that no object may have yet. False when the key is taken; what
 * stands there must then be read and compared, since a name is not a proof.
 */
export const putTemplate = async (
  aws: Aws,
  access: RoleAccess,
  object: { bucket: string; key: string },
  template: string,
): Promise<boolean> => {
  try {
    await callAs(aws, access, S3Client, 'PutObject', (client) =>
      client.send(new PutObjectCommand({ Bucket: object.bucket, Key: object.key, Body: template, IfNoneMatch: '*' })),
    );
    return true;
  } catch (error) {
    if (awsErrorOf(error)?.status === 412) return false;
    throw error;
  }
};

export const readTemplate = async (
  aws: Aws,
  access: RoleAccess,
  object: { bucket: string; key: string },
): Promise<string> => {
  const answer = await callAs(aws, access, S3Client, 'GetObject', (client) =>
    client.send(new GetObjectCommand({ Bucket: object.bucket, Key: object.key })),
  );
  return (await answer.Body?.transformToString()) ?? '';
};

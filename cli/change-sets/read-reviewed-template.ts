import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientConfig, type Aws } from '../aws/connect.ts';

/** The template that was reviewed, out of this account's assets bucket; undefined where it cannot be read. */
export const readReviewedTemplate = async (aws: Aws, templateUrl: string): Promise<string | undefined> => {
  const [, bucket, region, key] = /^https:\/\/([^./]+)\.s3\.([a-z0-9-]+)\.[^/]+\/(.+)$/.exec(templateUrl) ?? [];
  if (!bucket || !region || !key) return undefined;
  const s3 = new S3Client(clientConfig(aws, region));
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString();
  } catch {
    return undefined;
  } finally {
    s3.destroy();
  }
};

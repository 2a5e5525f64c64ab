import { DeleteObjectCommand, HeadObjectCommand, S3Client, type HeadObjectCommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, putText } from '../make-bucket.ts';

const withObject = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  await putText(target, Bucket, 'k', '0123456789', { ContentType: 'text/plain', Metadata: { colour: 'blue' } });
  return Bucket;
};
const head = async (target: Target, input: Partial<HeadObjectCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new HeadObjectCommand({ Bucket: input.Bucket ?? (await withObject(target)), Key: 'k', ...input }));

export const headObject: OperationTest = {
  fact: 'S3 API reference, HeadObject: the headers of GetObject without the body, also those of an error; the checksum with ChecksumMode.',
  shape: {
    'answers headers and metadata': async (target) => {
      expect(await head(target)).toMatchObject({
        AcceptRanges: 'bytes',
        ContentLength: 10,
        ContentType: 'text/plain',
        ETag: '"781e5e245d69b566979b86e28d23f2c7"',
        LastModified: expect.any(Date),
        Metadata: { colour: 'blue' },
        ServerSideEncryption: 'AES256',
      });
    },
    'answers the checksum when asked': async (target) => {
      const Bucket = await withObject(target);
      expect(await head(target, { Bucket, ChecksumMode: 'ENABLED' })).toMatchObject({ ChecksumCRC32: 'poTHxg==' });
      expect(await head(target, { Bucket })).not.toHaveProperty('ChecksumCRC32');
    },
    'answers the headers that were asked for': async (target) => {
      const asked = { ResponseContentType: 'text/csv', ResponseExpires: new Date('2015-10-21T07:28:00Z') };
      const told = { ContentType: 'text/csv', ExpiresString: 'Wed, 21 Oct 2015 07:28:00 GMT' };
      expect(await head(target, asked)).toMatchObject(told);
    },
  },
  validation: {
    'refuses a key that there is not, without a body': async (target) => {
      await expect(head(target, { Key: 'missing' })).rejects.toMatchObject({
        ...refusal('NotFound', /./),
        $metadata: { httpStatusCode: 404 },
      });
    },
    'refuses another ETag': async (target) => {
      await expect(head(target, { IfMatch: '"0"' })).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    },
  },
  behaviour: {
    'finds nothing once the object is deleted': async (target) => {
      const Bucket = await withObject(target);
      await target.client(S3Client).send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      await expect(head(target, { Bucket })).rejects.toMatchObject({ name: 'NotFound' });
    },
  },
};

import { describe, expect, it } from '@jest/globals';
import * as sdk from '@aws-sdk/client-s3';
import { s3 } from '../../../local-aws/s3/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { makeBucket, putText } from './make-bucket.ts';

// S3 user guide, Verifying bucket ownership with bucket owner condition: 403, whatever the operation
const target = await startTarget();
const client = target.client(sdk.S3Client);
const Bucket = await makeBucket(target);
await putText(target, Bucket, 'k');

/** What some operations cannot be asked without. */
const needed: Record<string, object> = {
  DeleteObjects: { Delete: { Objects: [{ Key: 'k' }] } },
  PutBucketEncryption: { ServerSideEncryptionConfiguration: { Rules: [{}] } },
  PutBucketLifecycleConfiguration: { LifecycleConfiguration: { Rules: [] } },
  PutBucketOwnershipControls: { OwnershipControls: { Rules: [] } },
  PutBucketPolicy: { Policy: '{}' },
  PutBucketTagging: { Tagging: { TagSet: [] } },
  PutBucketVersioning: { VersioningConfiguration: { Status: 'Enabled' } },
  PutObject: { Body: 'k' },
  PutObjectTagging: { Tagging: { TagSet: [] } },
  PutPublicAccessBlock: { PublicAccessBlockConfiguration: {} },
};
const ownerless = ['CreateBucket', 'ListBuckets'];
const operations = Object.keys(s3.operations).filter((name) => !ownerless.includes(name));

type AnyCommand = new (input: object) => sdk.GetBucketTaggingCommand;

const send = (operation: string, ExpectedBucketOwner: string) => {
  const Command = (sdk as unknown as Record<string, AnyCommand>)[`${operation}Command`] as AnyCommand;
  return client.send(new Command({ Bucket, Key: 'k', ...needed[operation], ExpectedBucketOwner }));
};

describe('an expected bucket owner', () => {
  it.each(operations)('who is another one is refused %s', async (operation) => {
    await expect(send(operation, '111122223333')).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });

  it('has changed nothing where it was another one, and may be the right one', async () => {
    expect(
      await client.send(new sdk.GetObjectCommand({ Bucket, Key: 'k', ExpectedBucketOwner: target.accountId })),
    ).toMatchObject({ ContentLength: 1 });
    await expect(send('GetBucketTagging', target.accountId)).rejects.toMatchObject({ name: 'NoSuchTagSet' });
  });
});

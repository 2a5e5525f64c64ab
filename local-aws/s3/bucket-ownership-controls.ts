import type {
  DeleteBucketOwnershipControlsCommandInput,
  GetBucketOwnershipControlsCommandInput,
  GetBucketOwnershipControlsCommandOutput,
  OwnershipControls,
  PutBucketOwnershipControlsCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { malformedXml } from './errors.ts';
import { bodyDigests } from './members.ts';
import { getBucket } from './store.ts';

export const ownerships: string[] = ['BucketOwnerPreferred', 'ObjectWriter', 'BucketOwnerEnforced'];

/** Whether ACLs are off; without controls they are on. */
export const enforcesOwner = (ownership: OwnershipControls | undefined): boolean =>
  ownership?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced';

export const getBucketOwnershipControls: Operation<
  GetBucketOwnershipControlsCommandInput,
  Partial<GetBucketOwnershipControlsCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetBucketOwnershipControls')],
  run({ world }, input) {
    const { ownership, name } = getBucket(world, input.Bucket);
    if (ownership === undefined) {
      throw new AwsError('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found', 404, {
        BucketName: name,
      });
    }
    return { OwnershipControls: ownership };
  },
};

export const putBucketOwnershipControls: Operation<PutBucketOwnershipControlsCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketOwnershipControls')],
  run({ world }, input) {
    const rules = input.OwnershipControls?.Rules ?? [];
    const known = rules.every(({ ObjectOwnership: name }) => name !== undefined && ownerships.includes(name));
    if (rules.length !== 1 || !known) throw malformedXml();
    getBucket(world, input.Bucket).ownership = input.OwnershipControls;
  },
  ignores: bodyDigests,
};

export const deleteBucketOwnershipControls: Operation<DeleteBucketOwnershipControlsCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketOwnershipControls')],
  run({ world }, input) {
    getBucket(world, input.Bucket).ownership = undefined;
  },
};

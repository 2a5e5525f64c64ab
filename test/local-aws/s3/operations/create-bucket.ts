import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
  type CreateBucketCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { locationOf, makeBucket } from '../make-bucket.ts';

const create = async (target: Target, input: Partial<CreateBucketCommandInput>) => makeBucket(target, input);

export const createBucket: OperationTest = {
  fact: 'S3 API reference, CreateBucket, and user guide, Bucket naming rules: 3 to 63 lower case letters, digits, dots and dashes, unique among all accounts; the location is the region of the endpoint, unnamed in us-east-1. Which error a wrong location has: verified on AWS in getmoto/moto tests/test_s3.',
  shape: {
    'answers where the bucket is': async (target) => {
      const s3 = target.client(S3Client);
      const Bucket = target.unique('shape');
      const { Location } = await s3.send(new CreateBucketCommand({ Bucket, ...locationOf(target.region) }));
      target.afterwards(() => s3.send(new DeleteBucketCommand({ Bucket })));
      expect(Location).toBe(target.region === 'us-east-1' ? `/${Bucket}` : `http://${Bucket}.s3.amazonaws.com/`);
    },
  },
  validation: {
    ...refusals(create, {
      'refuses two letters': [{ Bucket: 'ab' }, 'InvalidBucketName', 'The specified bucket is not valid.'],
      'refuses capitals': [{ Bucket: 'Upper' }, 'InvalidBucketName', 'The specified bucket is not valid.'],
      'refuses underscores': [{ Bucket: 'under_score' }, 'InvalidBucketName', 'The specified bucket is not valid.'],
      'refuses a dash at the begin': [{ Bucket: '-dash' }, 'InvalidBucketName', 'The specified bucket is not valid.'],
      'refuses an IP address': [{ Bucket: '192.168.1.1' }, 'InvalidBucketName', 'The specified bucket is not valid.'],
      'refuses two dots together': [{ Bucket: 'a..b' }, 'InvalidBucketName', 'The specified bucket is not valid.'],
      'refuses an ownership that there is not': [
        { ObjectOwnership: 'RandomValue' as never },
        'InvalidArgument',
        'Invalid x-amz-object-ownership header: RandomValue',
      ],
      'refuses ACLs for everybody': [
        { ACL: 'public-read' },
        'InvalidBucketAclWithObjectOwnership',
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      ],
    }),
    'has no buckets of the namespace of an account': onlyLocally('it has them', async (target) => {
      await expect(makeBucket(target, { BucketNamespace: 'account-regional' })).rejects.toMatchObject(
        refusal('NotImplemented', 'local-aws does not have s3:CreateBucket with BucketNamespace account-regional.'),
      );
      await makeBucket(target, { BucketNamespace: 'global' });
    }),
    'has no buckets in the EU, which once was a location': onlyLocally('it has them', async (target) => {
      const s3 = target.client(S3Client, { region: 'us-east-1' });
      const create = { Bucket: target.unique('eu'), CreateBucketConfiguration: { LocationConstraint: 'EU' } } as const;
      await expect(s3.send(new CreateBucketCommand(create))).rejects.toMatchObject({ name: 'NotImplemented' });
    }),
    'has no ACLs where a bucket is to have them': onlyLocally('it has them', async (target) => {
      await expect(makeBucket(target, { ObjectOwnership: 'ObjectWriter', ACL: 'public-read' })).rejects.toMatchObject({
        name: 'NotImplemented',
      });
    }),
    'refuses every location but its own, other than in us-east-1': async (target) => {
      const s3 = target.client(S3Client, { region: 'eu-west-2' });
      for (const LocationConstraint of ['eu-central-1', 'us-east-1', 'us-gov-east-1'] as never[]) {
        const Bucket = target.unique('elsewhere');
        const create = new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } });
        await expect(s3.send(create)).rejects.toMatchObject(
          refusal(
            'IllegalLocationConstraintException',
            `The ${LocationConstraint as string} location constraint is incompatible for the region specific endpoint this request was sent to.`,
          ),
        );
      }
    },
    'refuses a location that there is not': async (target) => {
      const home = target.client(S3Client, { region: 'us-east-1' });
      for (const LocationConstraint of ['us-east-1', 'atlantis'] as never[]) {
        const Bucket = target.unique('nowhere');
        const create = new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } });
        await expect(home.send(create)).rejects.toMatchObject({
          ...refusal('InvalidLocationConstraint', 'The specified location-constraint is not valid'),
          LocationConstraint,
        });
      }
    },
    'refuses the own bucket a second time, except in us-east-1': async (target) => {
      const Bucket = await makeBucket(target, {}, 'eu-west-1');
      await expect(makeBucket(target, { Bucket }, 'eu-west-1')).rejects.toMatchObject({
        ...refusal(
          'BucketAlreadyOwnedByYou',
          'Your previous request to create the named bucket succeeded and you already own it.',
        ),
        $metadata: { httpStatusCode: 409 },
      });
      const home = await makeBucket(target, {}, 'us-east-1');
      await makeBucket(target, { Bucket: home }, 'us-east-1');
    },
    'refuses the name of a bucket of another account': onlyLocally('a second account', async (target, local) => {
      const Bucket = await makeBucket(target);
      const create = new CreateBucketCommand({ Bucket, ...locationOf(target.region) });
      await expect(local.client(S3Client, 'customer-b', target.region).send(create)).rejects.toMatchObject(
        refusal('BucketAlreadyExists', /^The requested bucket name is not available\./),
      );
    }),
  },
  behaviour: {
    'makes a bucket with its tags': async (target) => {
      const TagSet = [{ Key: 'team', Value: 'a b' }];
      const { CreateBucketConfiguration } = locationOf(target.region);
      const Bucket = await makeBucket(target, {
        CreateBucketConfiguration: { ...CreateBucketConfiguration, Tags: TagSet },
      });
      const found = await target.client(S3Client).send(new GetBucketTaggingCommand({ Bucket }));
      expect(found.TagSet).toEqual(TagSet);
    },
    'makes a bucket that is encrypted, private and without versions': async (target) => {
      const Bucket = await makeBucket(target);
      const s3 = target.client(S3Client);
      expect(await s3.send(new GetBucketVersioningCommand({ Bucket }))).not.toHaveProperty('Status');
      const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
      expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    },
  },
};

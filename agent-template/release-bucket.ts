import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  type BucketLocationConstraint,
  type S3Client,
} from '@aws-sdk/client-s3';
import { partitionOf } from './partitions.ts';
import { refusal, statusOf } from './release-objects.ts';

export const hasBucket = async (s3: S3Client, bucket: string): Promise<boolean> => {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw refusal(error, `look at bucket ${bucket}`);
  }
};

export const createBucket = async (s3: S3Client, bucket: string, region: string): Promise<void> => {
  try {
    await s3.send(
      new CreateBucketCommand({
        Bucket: bucket,
        // The oldest region is the one that must not be named.
        ...(region === 'us-east-1'
          ? {}
          : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } }),
      }),
    );
    await s3.send(
      new PutPublicAccessBlockCommand({
        Bucket: bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: false,
          RestrictPublicBuckets: false,
        },
      }),
    );
    await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(bucketPolicy(bucket, region)) }));
  } catch (error) {
    throw refusal(error, `create bucket ${bucket}`);
  }
};

/** Customers' CloudFormation and Lambda read with the customers' own credentials; nobody writes over what is published. */
export const bucketPolicy = (bucket: string, region: string) => {
  const objects = `arn:${partitionOf(region)}:s3:::${bucket}/*`;
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'EverybodyReads', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: objects },
      {
        Sid: 'NothingPublishedIsOverwritten',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: objects,
        Condition: { Null: { 's3:if-none-match': 'true' } },
      },
    ],
  };
};

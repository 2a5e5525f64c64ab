import type { CreateBucketCommandInput, CreateBucketCommandOutput } from '@aws-sdk/client-s3';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { bucketArn } from './access.ts';
import { firstEncryption } from './bucket-encryption.ts';
import { ownerships } from './bucket-ownership-controls.ts';
import { fromTags } from './bucket-tagging.ts';
import { checkTags } from './check-tags.ts';
import { invalidArgument, malformedXml } from './errors.ts';
import { buckets, wholeSeconds } from './store.ts';

const validName =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|--x-s3)$)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const badLocation = (location: string): AwsError =>
  new AwsError(
    'IllegalLocationConstraintException',
    location === ''
      ? 'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.'
      : `The ${location} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );

export const createBucket: Operation<CreateBucketCommandInput, Partial<CreateBucketCommandOutput>> = {
  authorize: (call, { Bucket: name = '' }) => [
    { action: 's3:CreateBucket', resource: bucketArn(call, name), resourceAccount: call.account },
  ],
  run({ world, account, region }, input) {
    const name = input.Bucket ?? '';
    if (!validName.test(name)) {
      throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name });
    }
    const { BucketNamespace: namespace = 'global' } = input;
    if (namespace !== 'global') throw notImplemented('s3', `CreateBucket with BucketNamespace ${namespace}`);
    if (input.ACL !== undefined && input.ACL !== 'private') {
      if ((input.ObjectOwnership ?? 'BucketOwnerEnforced') !== 'BucketOwnerEnforced')
        throw notImplemented('s3', `CreateBucket with ACL ${input.ACL}`);
      throw new AwsError(
        'InvalidBucketAclWithObjectOwnership',
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      );
    }
    const tags = input.CreateBucketConfiguration?.Tags;
    if (tags !== undefined) checkTags('Bucket', tags);
    const { LocationConstraint } = input.CreateBucketConfiguration ?? {};
    if (LocationConstraint?.length === 0) throw malformedXml();
    const location: string = LocationConstraint ?? '';
    const owners: string = input.ObjectOwnership ?? 'BucketOwnerEnforced';
    if (!ownerships.includes(owners)) {
      throw invalidArgument(`Invalid x-amz-object-ownership header: ${owners}`, 'x-amz-object-ownership');
    }
    if (region !== 'us-east-1' && location !== region) throw badLocation(location);
    if (location === 'EU') throw notImplemented('s3', 'CreateBucket with LocationConstraint EU');
    // us-east-1 is the location that has no name
    const known =
      location === '' || (location !== 'us-east-1' && world.regions.some(({ name: one }) => one === location));
    if (!known) {
      throw new AwsError('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, {
        LocationConstraint: location,
      });
    }
    const held = buckets(world).get(name);
    if (held !== undefined) {
      // In us-east-1 making one's own bucket again is taken as done
      if (held.account === account && region === 'us-east-1' && held.region === region) return { Location: `/${name}` };
      throw held.account === account
        ? new AwsError(
            'BucketAlreadyOwnedByYou',
            'Your previous request to create the named bucket succeeded and you already own it.',
            409,
            { BucketName: name },
          )
        : new AwsError(
            'BucketAlreadyExists',
            'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
            409,
            { BucketName: name },
          );
    }
    buckets(world).set(name, {
      name,
      account,
      region: location === '' ? 'us-east-1' : location,
      createdAt: wholeSeconds(world.clock.now()),
      versioning: undefined,
      policy: undefined,
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      encryption: firstEncryption(),
      ownership: { Rules: [{ ObjectOwnership: input.ObjectOwnership ?? 'BucketOwnerEnforced' }] },
      lifecycle: undefined,
      tags: tags && fromTags(tags),
      objects: new Map(),
    });
    return { Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.${world.dnsSuffix}/` };
  },
  // a Location and a Bucket are those of directory buckets
  lacks: [
    ...['CreateBucketConfiguration.Location', 'CreateBucketConfiguration.Bucket', 'ObjectLockEnabledForBucket'],
    ...['GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP'],
  ],
};

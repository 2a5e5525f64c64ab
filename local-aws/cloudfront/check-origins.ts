import type { DistributionConfig, Origin } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../aws-error.ts';

const refuse = (code: string, message: string): AwsError => new AwsError(code, message, 400);

const originsOf = ({ Origins }: DistributionConfig): Origin[] => Origins?.Items ?? [];

/** A bucket by its REST endpoint; its website is an origin like any other. */
const isBucket = (domain: string): boolean =>
  /^.+\.s3([.-](?!website)[a-z0-9.-]+)?\.amazonaws\.com(\.cn)?$/i.test(domain);

const checkOrigin = ({ S3OriginConfig, CustomOriginConfig, DomainName = '' }: Origin, ofBoth: string): void => {
  if (S3OriginConfig && CustomOriginConfig)
    throw refuse(ofBoth, 'You must specify either a CustomOrigin or an S3Origin. You cannot specify both.');
  if (S3OriginConfig && !isBucket(DomainName))
    throw refuse('InvalidArgument', 'The parameter Origin DomainName does not refer to a valid S3 bucket.');
  if (DomainName.includes(':')) throw refuse('InvalidArgument', 'The parameter origin name cannot contain a colon.');
};

/** Each new origin is a bucket or something else, and says which. */
export const checkNewOrigins = (config: DistributionConfig): void => {
  for (const origin of originsOf(config)) {
    if (!origin.S3OriginConfig && !origin.CustomOriginConfig)
      throw refuse('InvalidOrigin', 'The specified origin server does not exist or is not valid.');
    checkOrigin(origin, 'InvalidOrigin');
  }
};

/** What is filled in for whoever creates must be said by whoever updates. */
export const checkChangedOrigins = (config: DistributionConfig): void => {
  for (const origin of originsOf(config)) {
    checkOrigin(origin, 'IllegalUpdate');
    for (const member of ['OriginReadTimeout', 'OriginKeepaliveTimeout'] as const)
      if (origin.CustomOriginConfig && origin.CustomOriginConfig[member] === undefined)
        throw refuse('IllegalUpdate', `${member} is required for updates.`);
  }
};

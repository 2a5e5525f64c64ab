import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import { beginUse, endUse } from '../acm/in-use.ts';
import { acmState } from '../acm/state.ts';
import { settle } from '../acm/validate-domains.ts';
import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import type { World } from '../world.ts';
import type { Distribution } from './state.ts';

export const certificateOf = (config: DistributionConfig): string | undefined =>
  config.ViewerCertificate?.ACMCertificateArn;

/** CloudFront serves only with a certificate of the account, in us-east-1, that was issued. */
export const checkCertificate = ({ world, account }: Call, config: DistributionConfig): void => {
  const arn = certificateOf(config);
  if (arn === undefined) return;
  const certificate = acmState(world, account, 'us-east-1').certificates.get(arn);
  if (certificate !== undefined && settle(world, certificate).status === 'ISSUED') return;
  throw new AwsError(
    'InvalidViewerCertificate',
    "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
    400,
  );
};

/** The distribution serves with this certificate from now on, and no longer with the one before. */
export const useCertificate = (world: World, { arn: user }: Distribution, before?: string, after?: string): void => {
  if (before !== undefined && before !== after) endUse(world, before, user);
  if (after !== undefined) beginUse(world, after, user);
};

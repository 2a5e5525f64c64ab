import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import { acmState } from '../acm/state.ts';
import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import { cloudfrontState, type Distribution } from './state.ts';
import { certificateOf } from './viewer-certificate.ts';

const aliasesOf = ({ Aliases }: DistributionConfig): string[] =>
  (Aliases?.Items ?? []).map((name) => name.toLowerCase());

const requirements =
  'For more details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements';

/** A name of one's own needs a certificate that covers it, and no other distribution has it. */
export const checkAliases = ({ world, account }: Call, config: DistributionConfig, itself?: Distribution): void => {
  const aliases = aliasesOf(config);
  if (aliases.length === 0) return;
  const { certificates } = acmState(world, account, 'us-east-1');
  const certificate = certificates.get(certificateOf(config) ?? '');
  if (certificate === undefined)
    throw invalid(
      'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name.',
    );
  if (!aliases.every((alias) => certificate.names.some((name) => covers(name.toLowerCase(), alias))))
    throw invalid(
      "The certificate that is attached to your distribution doesn't cover the alternate domain name (CNAME) that you're trying to add.",
    );
  const others = [...cloudfrontState(world, account).values()].filter((one) => one !== itself);
  if (others.some((other) => aliasesOf(other.config).some((alias) => aliases.includes(alias))))
    throw new AwsError(
      'CNAMEAlreadyExists',
      'One or more of the CNAMEs you provided are already associated with a different resource.',
      409,
    );
};

const invalid = (problem: string): AwsError => new AwsError('InvalidViewerCertificate', `${problem} ${requirements}`);

/** A star stands for one label. */
const covers = (name: string, alias: string): boolean =>
  name === alias || (name.startsWith('*.') && alias.replace(/^[^.]+/, '*') === name);

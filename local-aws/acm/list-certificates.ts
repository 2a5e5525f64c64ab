import type {
  CertificateSummary,
  ListCertificatesCommandInput,
  ListCertificatesCommandOutput,
} from '@aws-sdk/client-acm';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import type { World } from '../world.ts';
import { extendedKeyUsages, keyUsages, validityOf } from './issued.ts';
import { usersOf } from './in-use.ts';
import { acmState, type Certificate } from './state.ts';
import { settle } from './validate-domains.ts';

const defaultKeyTypes: string[] = ['RSA_1024', 'RSA_2048'];

const statuses = 'PENDING_VALIDATION ISSUED INACTIVE EXPIRED VALIDATION_TIMED_OUT REVOKED FAILED'.split(' ');

const origins = ['ACME', 'AWS_MANAGED', 'CUSTOMER_PROVIDED'];

const checkInput = ({ MaxItems, SortBy, SortOrder, Includes, ...input }: ListCertificatesCommandInput): void => {
  const validation = createValidation('ValidationException');
  validation.eachOneOf('certificateKeyPairOrigins', input.CertificateKeyPairOrigins, origins);
  validation.eachOneOf('certificateStatuses', input.CertificateStatuses, statuses);
  validation.oneOf('includes.exportOption', Includes?.exportOption, ['ENABLED', 'DISABLED']);
  validation.oneOf('includes.managedBy', Includes?.managedBy, ['CLOUDFRONT']);
  validation.number('maxItems', MaxItems, { min: 1, max: 1000 });
  validation.oneOf('sortBy', SortBy, ['CREATED_AT']);
  validation.oneOf('sortOrder', SortOrder, ['ASCENDING', 'DESCENDING']);
  validation.throwIfAny();
};

export const listCertificates: Operation<ListCertificatesCommandInput, Partial<ListCertificatesCommandOutput>> = {
  authorize: () => [{ action: 'acm:ListCertificates', resource: '*' }],
  run: ({ world, account, region }, input) => {
    checkInput(input);
    const { CertificateStatuses, Includes, MaxItems = 1000, NextToken, SortBy, SortOrder } = input;
    const keyTypes: string[] = Includes?.keyTypes ?? defaultKeyTypes;
    const all = (asksForOthers(input) ? [] : [...acmState(world, account, region).certificates.values()])
      .map((certificate) => settle(world, certificate))
      .filter(({ keyAlgorithm }) => keyTypes.includes(keyAlgorithm))
      .filter(({ status }) => CertificateStatuses?.includes(status) ?? true);
    if (SortBy === 'CREATED_AT') all.sort((a, b) => a.requestedAt - b.requestedAt);
    if (SortBy !== undefined && SortOrder === 'DESCENDING') all.reverse();
    const start = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64url').toString());
    if (!Number.isInteger(start)) throw new AwsError('ValidationException', 'The provided NextToken is not valid.');
    const end = start + MaxItems;
    return {
      CertificateSummaryList: all.slice(start, end).map((certificate) => present(world, certificate)),
      ...(end < all.length ? { NextToken: Buffer.from(String(end)).toString('base64url') } : {}),
    };
  },
  lacks: ['Includes.keyUsage', 'Includes.extendedKeyUsage'],
};

/** All certificates here have keys that ACM made and does not give away, and none is managed by CloudFront. */
const asksForOthers = ({ CertificateKeyPairOrigins: origin, Includes }: ListCertificatesCommandInput): boolean =>
  Includes?.exportOption === 'ENABLED' ||
  Includes?.managedBy !== undefined ||
  (origin !== undefined && !origin.includes('AWS_MANAGED'));

const present = (world: World, certificate: Certificate): CertificateSummary => ({
  CertificateArn: certificate.arn,
  DomainName: certificate.domainName,
  SubjectAlternativeNameSummaries: certificate.names.slice(0, 100),
  HasAdditionalSubjectAlternativeNames: certificate.names.length > 100,
  Status: certificate.status,
  Type: 'AMAZON_ISSUED',
  KeyAlgorithm: certificate.keyAlgorithm.replace(/^RSA_/, 'RSA-') as NonNullable<CertificateSummary['KeyAlgorithm']>,
  InUse: usersOf(world, certificate).length > 0,
  RenewalEligibility: usersOf(world, certificate).length > 0 ? 'ELIGIBLE' : 'INELIGIBLE',
  CreatedAt: new Date(certificate.requestedAt),
  ...(certificate.status === 'ISSUED'
    ? {
        ...validityOf(certificate),
        KeyUsages: [...keyUsages],
        ExtendedKeyUsages: extendedKeyUsages.map(([name]) => name),
      }
    : { KeyUsages: [], ExtendedKeyUsages: [] }),
});

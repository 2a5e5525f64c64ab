import type {
  CertificateSummary,
  ListCertificatesCommandInput,
  ListCertificatesCommandOutput,
} from '@aws-sdk/client-acm';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { extendedKeyUsages, keyUsages, validityOf } from './issued.ts';
import { usersOf } from './in-use.ts';
import { acmState, type Certificate } from './state.ts';
import { settle } from './validate-domains.ts';

const defaultKeyTypes: string[] = ['RSA_1024', 'RSA_2048'];

export const listCertificates: Operation<ListCertificatesCommandInput, Partial<ListCertificatesCommandOutput>> = {
  authorize: () => [{ action: 'acm:ListCertificates', resource: '*' }],
  run: ({ world, account, region }, { CertificateStatuses, Includes, MaxItems = 1000, NextToken }) => {
    const keyTypes: string[] = Includes?.keyTypes ?? defaultKeyTypes;
    const all = [...acmState(world, account, region).certificates.values()]
      .map((certificate) => settle(world, certificate))
      .filter(({ keyAlgorithm }) => keyTypes.includes(keyAlgorithm))
      .filter(({ status }) => CertificateStatuses?.includes(status) ?? true);
    const start = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64url').toString());
    if (!Number.isInteger(start)) throw new AwsError('ValidationException', 'The provided NextToken is not valid.');
    const end = start + MaxItems;
    return {
      CertificateSummaryList: all.slice(start, end).map((certificate) => present(world, certificate)),
      ...(end < all.length ? { NextToken: Buffer.from(String(end)).toString('base64url') } : {}),
    };
  },
};

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

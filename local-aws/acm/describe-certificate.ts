import type {
  CertificateDetail,
  DomainValidation,
  DescribeCertificateCommandInput,
  DescribeCertificateCommandOutput,
  DomainStatus,
} from '@aws-sdk/client-acm';
import type { Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { findCertificate, onCertificate } from './find-certificate.ts';
import { extendedKeyUsages, keyUsages, serialOf, validityOf } from './issued.ts';
import { usersOf } from './in-use.ts';
import { validationRecord, type Certificate } from './state.ts';
import { recordsAfterMs, validatedAt } from './validate-domains.ts';

export const describeCertificate: Operation<
  DescribeCertificateCommandInput,
  Partial<DescribeCertificateCommandOutput>
> = {
  authorize: (call, { CertificateArn }) => onCertificate(call, 'DescribeCertificate', CertificateArn),
  run: (call, { CertificateArn }) => ({ Certificate: present(call.world, findCertificate(call, CertificateArn)) }),
};

const present = (world: World, certificate: Certificate): CertificateDetail => ({
  CertificateArn: certificate.arn,
  DomainName: certificate.domainName,
  SubjectAlternativeNames: certificate.names,
  DomainValidationOptions: certificate.names.map((name) => presentDomain(world, certificate, name)),
  Subject: `CN=${certificate.domainName}`,
  Issuer: 'Amazon',
  CreatedAt: new Date(certificate.requestedAt),
  Status: certificate.status,
  KeyAlgorithm: certificate.keyAlgorithm.replace(/^RSA_/, 'RSA-') as NonNullable<CertificateDetail['KeyAlgorithm']>,
  SignatureAlgorithm: 'SHA256WITHRSA',
  InUseBy: usersOf(world, certificate),
  Type: 'AMAZON_ISSUED',
  RenewalEligibility: usersOf(world, certificate).length > 0 ? 'ELIGIBLE' : 'INELIGIBLE',
  Options: { CertificateTransparencyLoggingPreference: certificate.transparencyLogging, Export: 'DISABLED' },
  ...(certificate.failureReason === undefined ? {} : { FailureReason: certificate.failureReason }),
  ...(certificate.status === 'ISSUED' ? issued(certificate) : { KeyUsages: [], ExtendedKeyUsages: [] }),
});

/** What only the certificate itself says. */
const issued = (certificate: Certificate): Partial<CertificateDetail> => ({
  ...validityOf(certificate),
  Serial: serialOf(certificate),
  KeyUsages: keyUsages.map((Name) => ({ Name })),
  ExtendedKeyUsages: extendedKeyUsages.map(([Name, OID]) => ({ Name, OID })),
});

/** The record is not there at once. */
const presentDomain = (world: World, certificate: Certificate, name: string): DomainValidation => {
  const hasRecord = world.clock.now() >= certificate.requestedAt + recordsAfterMs;
  return {
    DomainName: name,
    ValidationDomain: name,
    ValidationStatus: validationStatus(world, certificate, name),
    ValidationMethod: 'DNS' as const,
    ...(hasRecord ? { ResourceRecord: validationRecord(certificate.account, name) } : {}),
  };
};

const validationStatus = (world: World, certificate: Certificate, name: string): DomainStatus => {
  if (certificate.status === 'ISSUED' || validatedAt(world, certificate, name) !== undefined) return 'SUCCESS';
  return certificate.status === 'PENDING_VALIDATION' ? 'PENDING_VALIDATION' : 'FAILED';
};

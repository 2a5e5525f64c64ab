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
import { usersOf } from './in-use.ts';
import { baseName, validationRecord, type Certificate } from './state.ts';
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
  ...(certificate.status === 'ISSUED' ? validity(certificate.settledAt ?? 0) : {}),
});

const validity = (at: number) => ({
  IssuedAt: new Date(at),
  NotBefore: new Date(at),
  NotAfter: new Date(at + 395 * 86_400_000),
});

/** The record is not there at once. */
const presentDomain = (world: World, certificate: Certificate, name: string): DomainValidation => {
  const hasRecord = world.clock.now() >= certificate.requestedAt + recordsAfterMs;
  return {
    DomainName: name,
    ValidationDomain: baseName(name),
    ValidationStatus: validationStatus(world, certificate, name),
    ValidationMethod: 'DNS' as const,
    ...(hasRecord ? { ResourceRecord: validationRecord(certificate.account, name) } : {}),
  };
};

const validationStatus = (world: World, certificate: Certificate, name: string): DomainStatus => {
  if (certificate.status === 'ISSUED' || validatedAt(world, certificate, name) !== undefined) return 'SUCCESS';
  return certificate.status === 'PENDING_VALIDATION' ? 'PENDING_VALIDATION' : 'FAILED';
};

import type { CertificateDetail } from '@aws-sdk/client-acm';
import { AgentError } from '../agent-error.ts';
import type { WantedCertificate } from './certificate-properties.ts';
import { showRecords, type ValidationRecord } from './describe-certificate.ts';

/** ACM's reasons in words, and what to do. */
const reasons: Record<string, [message: string, hint: string]> = {
  ADDITIONAL_VERIFICATION_REQUIRED: [
    'ACM wants to know more about the domain before it issues a certificate, as it does for very well-known ones.',
    'Write to AWS Support.',
  ],
  CAA_ERROR: [
    'A CAA record of the domain does not let Amazon issue certificates for it.',
    'Let it name amazon.com too, or remove it; then try again.',
  ],
  DOMAIN_NOT_ALLOWED: ['ACM takes the domain for unsafe.', 'Correct the names, or write to AWS Support.'],
  DOMAIN_VALIDATION_DENIED: ['ACM was denied the validation of the domain.', 'See what its owner allows.'],
  INVALID_PUBLIC_DOMAIN: [
    'A name among those of the certificate is none that a public domain can have.',
    'Correct DomainName or SubjectAlternativeNames.',
  ],
  VALIDATION_TIMED_OUT: [
    'The domain was not validated within the 72 hours that ACM waits.',
    'Add the records first, then try again: they stay the same.',
  ],
};

/** Throws for what will never be issued, with ACM's own word as the code. */
export const refuseIfFailed = ({ Status, FailureReason }: CertificateDetail): void => {
  if (Status === 'ISSUED' || Status === 'PENDING_VALIDATION') return;
  const why = FailureReason ?? Status ?? 'OTHER';
  const [message, hint] = reasons[why] ?? [
    `ACM did not issue the certificate (${why}).`,
    'See that the names are right, then try again.',
  ];
  throw new AgentError(why.toLowerCase(), message, hint);
};

export const notValidated = (records: ValidationRecord[], { hostedZoneId }: WantedCertificate): AgentError =>
  new AgentError(
    'not_validated',
    `ACM has not found these records in time: ${showRecords(records).join('; ')}.`,
    hostedZoneId === undefined
      ? 'Add them to the DNS of the domain and try again: they stay the same.'
      : `They are in the hosted zone ${hostedZoneId}. See that it is public and that the domain is delegated to it, and try again.`,
  );

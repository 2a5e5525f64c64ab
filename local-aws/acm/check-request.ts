import type { RequestCertificateCommandInput } from '@aws-sdk/client-acm';
import { AwsError, notImplemented } from '../aws-error.ts';
import { createValidation } from '../validation.ts';

const domain = '^(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$';
const keyAlgorithms = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];
/** Of a new account; it can be raised to 100. */
const nameLimit = 10;

export const checkRequest = (input: RequestCertificateCommandInput, names: string[]): void => {
  const { DomainName = '', SubjectAlternativeNames = [], ValidationMethod, IdempotencyToken, KeyAlgorithm } = input;
  const validation = createValidation('ValidationException');
  const name = { min: 1, max: 253, pattern: new RegExp(domain), shown: domain };
  validation.text('domainName', DomainName, name);
  SubjectAlternativeNames.forEach((one, i) => validation.text(`subjectAlternativeNames.${i + 1}.member`, one, name));
  validation.text('idempotencyToken', IdempotencyToken, { min: 1, max: 32, pattern: /^\w+$/, shown: '\\w+' });
  validation.oneOf('validationMethod', ValidationMethod, ['EMAIL', 'DNS', 'HTTP']);
  validation.oneOf('keyAlgorithm', KeyAlgorithm, keyAlgorithms);
  const { CertificateTransparencyLoggingPreference: logging, Export } = input.Options ?? {};
  validation.oneOf('options.certificateTransparencyLoggingPreference', logging, ['ENABLED', 'DISABLED']);
  validation.oneOf('options.export', Export, ['ENABLED', 'DISABLED']);
  validation.throwIfAny();
  if (ValidationMethod !== 'DNS') throw notImplemented('acm', `validation by ${ValidationMethod ?? 'EMAIL'}`);
  if (Export === 'ENABLED') throw notImplemented('acm', 'certificates that can be exported');
  if (DomainName.length > 64)
    throw new AwsError(
      'InvalidDomainValidationOptionsException',
      'The first domain name can be no longer than 64 characters.',
    );
  if (names.length > nameLimit)
    throw new AwsError(
      'LimitExceededException',
      'An ACM limit has been exceeded. Need to request SAN limit to be raised',
    );
};

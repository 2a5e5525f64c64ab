import { ACMClient, DescribeCertificateCommand, type CertificateDetail } from '@aws-sdk/client-acm';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import type { TestAws } from '../../../support/start-local-aws.ts';
import { describeCertificate as describe, makeCertificate, missingArn, writeRecord } from '../make-certificate.ts';

const minutes = (n: number): number => n * 60_000;
const send = (target: Target, CertificateArn: string) =>
  target.client(ACMClient).send(new DescribeCertificateCommand({ CertificateArn }));

/** A certificate with its record, which is written into a zone of its own. */
const validate = async (target: Target, local: TestAws, extra?: (zone: string, domain: string) => Promise<unknown>) => {
  const { arn, domain } = await makeCertificate(target);
  local.clock.advance(10_000);
  const record = (await describe(target, arn)).DomainValidationOptions?.[0]?.ResourceRecord;
  const zone = await writeRecord(target, domain, record?.Name ?? '', 'CNAME', record?.Value ?? '');
  await extra?.(zone, domain);
  return arn;
};
const stateOf = ({ Status, FailureReason, DomainValidationOptions }: CertificateDetail) => ({
  Status,
  FailureReason,
  domain: DomainValidationOptions?.[0]?.ValidationStatus,
});

export const describeCertificate: OperationTest = {
  fact: 'ACM API reference, DescribeCertificate and CertificateDetail: the record to validate with is there some seconds after the request. ACM User Guide, DNS validation: issued once the CNAME is found in public DNS; troubleshooting: a request that is not validated times out after 72 hours; CAA_ERROR; INVALID_PUBLIC_DOMAIN. Recorded from AWS in localstack/localstack tests/aws/services/acm: the usages of the key, empty until it is issued, and the serial number.',
  shape: {
    'tells what was asked for': async (target) => {
      const { arn, domain } = await makeCertificate(target, { KeyAlgorithm: 'EC_prime256v1' });
      expect(await describe(target, arn)).toMatchObject({
        CertificateArn: arn,
        DomainName: domain,
        SubjectAlternativeNames: [domain],
        Status: 'PENDING_VALIDATION',
        Type: 'AMAZON_ISSUED',
        KeyAlgorithm: 'EC_prime256v1',
        InUseBy: [],
        KeyUsages: [],
        ExtendedKeyUsages: [],
        DomainValidationOptions: [{ DomainName: domain, ValidationMethod: 'DNS' }],
      });
    },
  },
  validation: refusals(send, {
    'refuses what is no ARN': [
      'arn:aws:acm',
      'ValidationException',
      /^2 validation errors detected: Value 'arn:aws:acm' at 'certificateArn' failed to satisfy constraint: .* greater than or equal to 20; Value 'arn:aws:acm' at 'certificateArn' failed to satisfy constraint: Member must satisfy regular expression pattern: /,
    ],
  }),
  behaviour: {
    'does not know a certificate that there is not': async (target) => {
      await expect(send(target, missingArn(target))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Could not find certificate ${missingArn(target)}.`),
      );
    },
    'shows the record some seconds later': onlyLocally('the seconds', async (target, local) => {
      const { arn } = await makeCertificate(target);
      const recordOf = async () => (await describe(target, arn)).DomainValidationOptions?.[0]?.ResourceRecord;
      expect(await recordOf()).toBeUndefined();
      local.clock.advance(6000);
      expect(await recordOf()).toMatchObject({ Type: 'CNAME' });
    }),
    'is issued minutes after its record is found': onlyLocally('minutes', async (target, local) => {
      const arn = await validate(target, local);
      expect(stateOf(await describe(target, arn))).toMatchObject({ Status: 'PENDING_VALIDATION' });
      local.clock.advance(minutes(4));
      const issued = await describe(target, arn);
      expect(stateOf(issued)).toMatchObject({ Status: 'ISSUED', domain: 'SUCCESS' });
      expect(issued).toMatchObject({
        Serial: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/),
        KeyUsages: [{ Name: 'DIGITAL_SIGNATURE' }, { Name: 'KEY_ENCIPHERMENT' }],
        ExtendedKeyUsages: [
          { Name: 'TLS_WEB_SERVER_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.1' },
          { Name: 'TLS_WEB_CLIENT_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.2' },
        ],
      });
      expect(issued.NotAfter?.getTime()).toBeGreaterThan(issued.IssuedAt?.getTime() ?? Infinity);
    }),
    'is issued for a record in the zone of another account': onlyLocally('another account', async (target, local) => {
      const { arn, domain } = await makeCertificate(target);
      local.clock.advance(10_000);
      const record = (await describe(target, arn)).DomainValidationOptions?.[0]?.ResourceRecord;
      const client: Target['client'] = (Ctor) => local.client(Ctor as never, 'customer-b', 'us-east-1') as never;
      await writeRecord({ ...target, client }, domain, record?.Name ?? '', 'CNAME', record?.Value ?? '');
      local.clock.advance(minutes(4));
      expect(stateOf(await describe(target, arn))).toMatchObject({ Status: 'ISSUED' });
    }),
    'waits as long as the record has another value': onlyLocally('minutes', async (target, local) => {
      const { arn, domain } = await makeCertificate(target);
      local.clock.advance(10_000);
      const record = (await describe(target, arn)).DomainValidationOptions?.[0]?.ResourceRecord;
      await writeRecord(target, domain, record?.Name ?? '', 'CNAME', 'elsewhere.example.com.');
      local.clock.advance(minutes(10));
      expect(stateOf(await describe(target, arn))).toMatchObject({
        Status: 'PENDING_VALIDATION',
        domain: 'PENDING_VALIDATION',
      });
    }),
    'fails when a CAA record names another authority': onlyLocally('minutes', async (target, local) => {
      const arn = await validate(target, local, async (_zone, domain) =>
        writeRecord(target, domain, domain, 'CAA', '0 issue "letsencrypt.org"'),
      );
      local.clock.advance(minutes(4));
      expect(stateOf(await describe(target, arn))).toMatchObject({ Status: 'FAILED', FailureReason: 'CAA_ERROR' });
    }),
    'fails for a name that no public domain can have': onlyLocally('the seconds', async (target, local) => {
      const { arn } = await makeCertificate(target, { DomainName: 'shop.internal' });
      local.clock.advance(6000);
      expect(stateOf(await describe(target, arn))).toMatchObject({
        Status: 'FAILED',
        FailureReason: 'INVALID_PUBLIC_DOMAIN',
      });
    }),
    'times out after 72 hours': onlyLocally('three days', async (target, local) => {
      const { arn } = await makeCertificate(target);
      local.clock.advance(minutes(72 * 60) - 60_000);
      expect(stateOf(await describe(target, arn))).toMatchObject({ Status: 'PENDING_VALIDATION' });
      local.clock.advance(60_000);
      expect(stateOf(await describe(target, arn))).toMatchObject({ Status: 'VALIDATION_TIMED_OUT', domain: 'FAILED' });
    }),
  },
};

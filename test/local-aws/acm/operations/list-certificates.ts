import { ACMClient, ListCertificatesCommand, type ListCertificatesCommandInput } from '@aws-sdk/client-acm';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeCertificate } from '../make-certificate.ts';

const list = async (target: Target, input: ListCertificatesCommandInput = {}, region = target.region) =>
  (await target.client(ACMClient, { region }).send(new ListCertificatesCommand(input))).CertificateSummaryList ?? [];
const find = async (target: Target, arn: string, input: ListCertificatesCommandInput = {}) =>
  (await list(target, { MaxItems: 1000, ...input })).find(({ CertificateArn }) => CertificateArn === arn);

export const listCertificates: OperationTest = {
  fact: 'ACM API reference, ListCertificates: by default only RSA_1024 and RSA_2048; filters by status, by type and origin of the key, by export and by who manages it; pages of at most 1000.',
  shape: {
    'tells names, status and key of each': async (target) => {
      const { arn, domain } = await makeCertificate(target);
      expect(await find(target, arn)).toMatchObject({
        DomainName: domain,
        SubjectAlternativeNameSummaries: [domain],
        HasAdditionalSubjectAlternativeNames: false,
        Status: 'PENDING_VALIDATION',
        KeyAlgorithm: 'RSA-2048',
        Type: 'AMAZON_ISSUED',
        InUse: false,
      });
    },
    'gives pages': async (target) => {
      await makeCertificate(target);
      await makeCertificate(target);
      const acm = target.client(ACMClient);
      const first = await acm.send(new ListCertificatesCommand({ MaxItems: 1 }));
      expect(first.CertificateSummaryList).toHaveLength(1);
      const second = await acm.send(new ListCertificatesCommand({ MaxItems: 1, NextToken: first.NextToken }));
      const arns = [first, second].map(({ CertificateSummaryList }) => CertificateSummaryList?.[0]?.CertificateArn);
      expect(new Set(arns).size).toBe(2);
    },
  },
  validation: refusals(list, {
    'refuses a token of somebody else': [{ NextToken: 'somebody else' }, 'ValidationException', /./],
    'refuses a page of no certificates and a status that there is not': [
      { MaxItems: 0, CertificateStatuses: ['LOST' as 'ISSUED'] },
      'ValidationException',
      /^2 validation errors detected: .*'\[LOST\]' at 'certificateStatuses' .* Value '0' at 'maxItems' /,
    ],
  }),
  behaviour: {
    'sorts by the time of the request, the newest first if asked': async (target) => {
      const [one, two] = [(await makeCertificate(target)).arn, (await makeCertificate(target)).arn];
      const sorted = { SortBy: 'CREATED_AT' as const, SortOrder: 'DESCENDING' as const, MaxItems: 1000 };
      const arns = (await list(target, sorted)).map(({ CertificateArn }) => CertificateArn);
      expect(arns.indexOf(two)).toBeLessThan(arns.indexOf(one));
    },
    'shows elliptic keys only when they are asked for': async (target) => {
      const { arn } = await makeCertificate(target, { KeyAlgorithm: 'EC_prime256v1' });
      expect(await find(target, arn)).toBeUndefined();
      expect(await find(target, arn, { Includes: { keyTypes: ['EC_prime256v1'] } })).toBeDefined();
    },
    'shows the statuses that are asked for': async (target) => {
      const { arn } = await makeCertificate(target);
      expect(await find(target, arn, { CertificateStatuses: ['ISSUED'] })).toBeUndefined();
      expect(await find(target, arn, { CertificateStatuses: ['PENDING_VALIDATION'] })).toBeDefined();
    },
    'shows those that can be exported, or that CloudFront manages, only if they are': async (target) => {
      const { arn } = await makeCertificate(target);
      expect(await find(target, arn, { Includes: { exportOption: 'ENABLED' } })).toBeUndefined();
      expect(await find(target, arn, { Includes: { managedBy: 'CLOUDFRONT' } })).toBeUndefined();
      expect(await find(target, arn, { Includes: { exportOption: 'DISABLED' } })).toBeDefined();
    },
    'shows the origins of keys that are asked for': async (target) => {
      const { arn } = await makeCertificate(target);
      expect(await find(target, arn, { CertificateKeyPairOrigins: ['CUSTOMER_PROVIDED'] })).toBeUndefined();
      expect(await find(target, arn, { CertificateKeyPairOrigins: ['AWS_MANAGED'] })).toBeDefined();
    },
    'knows only the certificates of its region': async (target) => {
      const { arn } = await makeCertificate(target);
      const elsewhere = await list(target, { MaxItems: 1000 }, 'us-west-2');
      expect(elsewhere.map(({ CertificateArn }) => CertificateArn)).not.toContain(arn);
    },
  },
};

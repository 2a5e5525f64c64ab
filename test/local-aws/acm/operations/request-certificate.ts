import { ACMClient, ListTagsForCertificateCommand, type RequestCertificateCommandInput } from '@aws-sdk/client-acm';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { describeCertificate, makeCertificate } from '../make-certificate.ts';

const request = (target: Target, input: Partial<RequestCertificateCommandInput>) => makeCertificate(target, input);

export const requestCertificate: OperationTest = {
  fact: 'ACM API reference, RequestCertificate: one certificate for all calls with a token within an hour, if they ask for the same (hashicorp/terraform-provider-aws 7760; of tags: getmoto/moto tests/test_acm); the first name has at most 64 characters; ten names before the quota is raised. ACM User Guide, DNS validation: the record is the same for a name in all certificates of an account.',
  shape: {
    'answers the ARN in the region that was asked': async (target) => {
      const { arn } = await request(target, {});
      expect(arn).toMatch(new RegExp(`^arn:aws:acm:${target.region}:${target.accountId}:certificate/[0-9a-f-]{36}$`));
    },
    'takes further names and tags': async (target) => {
      const domain = `${target.unique('names')}.example.com`;
      const { arn } = await request(target, {
        DomainName: domain,
        SubjectAlternativeNames: [`*.${domain}`, domain],
        Tags: [{ Key: 'team', Value: 'a b' }],
      });
      expect((await describeCertificate(target, arn)).SubjectAlternativeNames).toEqual([domain, `*.${domain}`]);
      const tags = await target.client(ACMClient).send(new ListTagsForCertificateCommand({ CertificateArn: arn }));
      expect(tags.Tags).toEqual([{ Key: 'team', Value: 'a b' }]);
    },
    'takes options, and tells them again': async (target) => {
      const Options = { CertificateTransparencyLoggingPreference: 'ENABLED', Export: 'DISABLED' } as const;
      const { arn } = await request(target, { Options });
      expect((await describeCertificate(target, arn)).Options).toEqual(Options);
    },
  },
  validation: refusals(request, {
    'refuses what is no domain name': [
      { DomainName: 'no spaces.example.com' },
      'ValidationException',
      /^1 validation error detected: Value 'no spaces.example.com' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern: /,
    ],
    'refuses a first name of 65 characters': [
      { DomainName: `${'a'.repeat(53)}.example.com` },
      'InvalidDomainValidationOptionsException',
      'The first domain name can be no longer than 64 characters.',
    ],
    'refuses eleven names': [
      { DomainName: 'n.example.com', SubjectAlternativeNames: [...'abcdefghij'].map((name) => `${name}.example.com`) },
      'LimitExceededException',
      /./,
    ],
    'refuses a token with a dash': [
      { IdempotencyToken: 'a-b' },
      'ValidationException',
      /at 'idempotencyToken' failed to satisfy constraint: Member must satisfy regular expression pattern: \\w\+$/,
    ],
    'refuses a key algorithm that there is not': [
      { KeyAlgorithm: 'RSA_7' as never },
      'ValidationException',
      /at 'keyAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: /,
    ],
  }),
  behaviour: {
    'answers the same certificate for the same token': async (target) => {
      const input = { DomainName: `${target.unique('token')}.example.com`, IdempotencyToken: 'x'.repeat(32) };
      const { arn } = await request(target, input);
      expect((await request(target, input)).arn).toBe(arn);
      expect((await request(target, { ...input, IdempotencyToken: 'y' })).arn).not.toBe(arn);
    },
    'makes another certificate for the same token with other names or tags': async (target) => {
      const input = { DomainName: `${target.unique('token')}.example.com`, IdempotencyToken: 'other' };
      const { arn } = await request(target, input);
      const more = { SubjectAlternativeNames: [`www.${input.DomainName}`] };
      const tagged = { Tags: [{ Key: 'team', Value: 'a' }] };
      const others = [{ DomainName: `more.${input.DomainName}` }, more, tagged];
      for (const other of others) expect((await request(target, { ...input, ...other })).arn).not.toBe(arn);
      expect((await request(target, input)).arn).toBe(arn);
    },
    'forgets a token after an hour': onlyLocally('the hour', async (target, local) => {
      const input = { DomainName: `${target.unique('token')}.example.com`, IdempotencyToken: 'z' };
      const { arn } = await request(target, input);
      local.clock.advance(3_600_000);
      expect((await request(target, input)).arn).not.toBe(arn);
    }),
    'gives a name the same record in each certificate, and a wildcard that of its name': onlyLocally(
      'the time until the records are there',
      async (target, local) => {
        const domain = `${target.unique('same')}.example.com`;
        const one = await request(target, { DomainName: domain });
        const two = await request(target, { DomainName: `*.${domain}` });
        local.clock.advance(10_000);
        const [first, second] = await Promise.all([one.arn, two.arn].map((arn) => describeCertificate(target, arn)));
        const record = first?.DomainValidationOptions?.[0]?.ResourceRecord;
        expect(record?.Name).toMatch(new RegExp(`^_[0-9a-f]{32}\\.${domain}\\.$`));
        expect(record?.Value).toMatch(/^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/);
        expect(second?.DomainValidationOptions?.[0]?.ResourceRecord).toEqual(record);
      },
    ),
  },
};

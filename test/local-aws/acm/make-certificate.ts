import {
  ACMClient,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  RequestCertificateCommand,
  type CertificateDetail,
  type RequestCertificateCommandInput,
} from '@aws-sdk/client-acm';
import { ChangeResourceRecordSetsCommand, Route53Client, type RRType } from '@aws-sdk/client-route-53';
import { makeZone } from '../route53/make-zone.ts';
import type { TestAws } from '../../support/start-local-aws.ts';
import type { Target } from '../../support/start-target.ts';

/** No certificate that exists only on paper: a domain that nobody can have. */
export const missingArn = (target: Target): string =>
  `arn:aws:acm:${target.region}:${target.accountId}:certificate/00000000-0000-4000-8000-000000000000`;

export const makeCertificate = async (
  target: Target,
  input: Partial<RequestCertificateCommandInput> = {},
): Promise<{ arn: string; domain: string }> => {
  const domain = input.DomainName ?? `${target.unique('cert')}.example.com`;
  const acm = target.client(ACMClient);
  const { CertificateArn: arn = '' } = await acm.send(
    new RequestCertificateCommand({ DomainName: domain, ValidationMethod: 'DNS', ...input }),
  );
  target.afterwards(() => acm.send(new DeleteCertificateCommand({ CertificateArn: arn })));
  return { arn, domain };
};

export const describeCertificate = async (target: Target, arn: string): Promise<CertificateDetail> =>
  (await target.client(ACMClient).send(new DescribeCertificateCommand({ CertificateArn: arn }))).Certificate ?? {};

/** A zone of the domain with a record in it. */
export const writeRecord = async (target: Target, domain: string, Name: string, Type: RRType, Value: string) => {
  const { id } = await makeZone(target, domain);
  const ResourceRecordSet = { Name, Type, TTL: 60, ResourceRecords: [{ Value }] };
  await target.client(Route53Client).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: id,
      ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet }] },
    }),
  );
  return id;
};

/** A certificate where CloudFront takes it from, validated and issued. */
export const makeIssued = async (
  target: Target,
  local: TestAws,
): Promise<{ arn: string; domain: string; there: Target }> => {
  const there: Target = { ...target, client: (Ctor) => target.client(Ctor, { region: 'us-east-1' }) };
  const { arn, domain } = await makeCertificate(there);
  local.clock.advance(10_000);
  const record = (await describeCertificate(there, arn)).DomainValidationOptions?.[0]?.ResourceRecord;
  await writeRecord(there, domain, record?.Name ?? '', 'CNAME', record?.Value ?? '');
  local.clock.advance(10 * 60_000);
  return { arn, domain, there };
};

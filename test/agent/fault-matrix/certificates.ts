import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { CreateHostedZoneCommand, ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import type { Properties } from '../../../agent/request.ts';
import { copyRegion, type Place } from './resource-under-test.ts';

const zones = new Map<string, string>();

/** A hosted zone, so that a certificate is issued without anybody's help. */
export const prepareZone = async ({ aws, account, accountId }: Place): Promise<void> => {
  const Name = `shop-${accountId}.example.com`;
  const made = await aws
    .client(Route53Client, account, copyRegion)
    .send(new CreateHostedZoneCommand({ Name, CallerReference: Name }));
  zones.set(accountId, made.HostedZone?.Id?.replace('/hostedzone/', '') ?? '');
};

export const certificateProperties = ({ accountId }: Place): Properties => ({
  DomainName: `shop-${accountId}.example.com`,
  SubjectAlternativeNames: [`*.shop-${accountId}.example.com`],
  HostedZoneId: zones.get(accountId) ?? '',
});

/** Certificates, and the records that validated them. */
export const certificatesLeft = async ({ aws, account, accountId }: Place): Promise<string[]> => {
  const acm = aws.client(ACMClient, account, copyRegion);
  const { CertificateSummaryList = [] } = await acm.send(new ListCertificatesCommand({}));
  const HostedZoneId = zones.get(accountId);
  const route53 = aws.client(Route53Client, account, copyRegion);
  const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId }));
  return [
    ...CertificateSummaryList.map(({ CertificateArn }) => CertificateArn),
    ...ResourceRecordSets.filter(({ Type }) => Type === 'CNAME').map(({ Name }) => Name),
  ].map(String);
};

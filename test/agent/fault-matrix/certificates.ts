import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { CreateHostedZoneCommand, ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import { copyRegion, type Place } from './resource-under-test.ts';

export const domain = 'shop.example.com';

/** The public zone that validation records go into. */
export const makeHostedZone = async ({ aws, account, made }: Place): Promise<void> => {
  const route53 = aws.client(Route53Client, account, copyRegion);
  const { HostedZone } = await route53.send(new CreateHostedZoneCommand({ Name: domain, CallerReference: domain }));
  made['zone'] = HostedZone?.Id?.split('/').at(-1) ?? '';
};

/** Certificates, and the records that validated them. */
export const certificatesLeft = async ({ aws, account, made }: Place): Promise<string[]> => {
  const acm = aws.client(ACMClient, account, copyRegion);
  const { CertificateSummaryList = [] } = await acm.send(new ListCertificatesCommand({ MaxItems: 1000 }));
  const route53 = aws.client(Route53Client, account, copyRegion);
  const zone = new ListResourceRecordSetsCommand({ HostedZoneId: made['zone'] });
  const { ResourceRecordSets = [] } = await route53.send(zone);
  return [
    ...CertificateSummaryList.map(({ CertificateArn }) => String(CertificateArn)),
    ...ResourceRecordSets.filter(({ Type }) => Type === 'CNAME').map(({ Name }) => `record ${Name}`),
  ];
};

import {
  ACMClient,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
} from '@aws-sdk/client-acm';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
  type RRType,
} from '@aws-sdk/client-route-53';
import { CloudFrontClient, CreateDistributionCommand, DeleteDistributionCommand } from '@aws-sdk/client-cloudfront';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { commercialRegions } from '../../local-aws/regions.ts';
import { configOf } from '../local-aws/cloudfront/make-distribution.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { functionsRest } from '../support/functions-rest.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { customerStacks, ServiceToken } from './customer-stack.ts';
import { home, prepareInstall } from './install-agent.ts';

const account = 'customer-a';
const region = 'eu-west-1';
type Properties = Record<string, unknown>;

/** An account with the agent, where stacks of eu-west-1 want certificates in us-east-1. At the top level of a test file. */
export const startCertificateWorld = async () => {
  const regions = [home, region];
  const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => regions.includes(name)) });
  const controlPlane = await startControlPlaneStub();
  controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
  controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
  const acm = aws.client(ACMClient, account, 'us-east-1');
  const sqs = aws.client(SQSClient, account, home);
  const route53 = aws.client(Route53Client, account, 'us-east-1');
  const stacks = customerStacks(aws, account, region);
  let made = 0;
  const agent = await prepareInstall(aws, account, controlPlane.url);

  /** Time passes while nothing else happens. */
  const beat = () => aws.clock.advance(4000);

  /** What ACM has for a domain: ARNs. */
  const certificatesOf = async (domain: string): Promise<string[]> => {
    const { CertificateSummaryList = [] } = await acm.send(new ListCertificatesCommand({ MaxItems: 1000 }));
    return CertificateSummaryList.filter(({ DomainName }) => DomainName?.endsWith(domain)).map(
      ({ CertificateArn = '' }) => CertificateArn,
    );
  };

  return {
    aws,
    acm,
    route53,
    beat,
    close: () => controlPlane.close(),
    async installAgent() {
      await agent.create();
      return [await agent.rested(), await agent.failures()];
    },
    /** What the agent said to be left behind in its last word. */
    async uninstallAgent() {
      await agent.remove();
      expect([await agent.rested(beat), await agent.failures()]).toEqual(['DELETE_COMPLETE', []]);
      const last = controlPlane.seen.findLast(
        ({ method, path }) => `${method} ${path}` === 'DELETE /agent/v1/registration',
      );
      return last?.body['leftBehind'];
    },
    /** A domain with a hosted zone of its own. */
    async domain() {
      const name = `shop${(made += 1)}.example.com`;
      const zone = await route53.send(new CreateHostedZoneCommand({ Name: name, CallerReference: name }));
      return { name, zone: zone.HostedZone?.Id?.replace('/hostedzone/', '') ?? '' };
    },
    /** The template as the documentation shows it. */
    template: (properties: Properties, more: Record<string, unknown> = {}) => ({
      Resources: {
        Certificate: {
          Type: 'Custom::StackeryUsEast1SSLCertificate',
          Properties: { ServiceToken, ServiceTimeout: 1800, ...properties },
        },
        ...more,
      },
      Outputs: Object.fromEntries(
        ['Arn', 'Status', 'ValidationRecords'].map((name) => [
          name,
          { Value: { 'Fn::GetAtt': ['Certificate', name] } },
        ]),
      ),
    }),
    async create(template: object) {
      const stack = await stacks.start(`site-${(made += 1)}`, template);
      return { stack, ...(await stack.rested(beat)) };
    },
    start: (template: object) => stacks.start(`site-${(made += 1)}`, template),
    certificatesOf,
    /** A distribution of CloudFront that serves with the certificate, until it is released. */
    async serveWith(ACMCertificateArn: string) {
      const cloudFront = aws.client(CloudFrontClient, account, 'us-east-1');
      const ViewerCertificate = { ACMCertificateArn, SSLSupportMethod: 'sni-only' as const };
      const DistributionConfig = configOf(`site-${(made += 1)}`, { ViewerCertificate });
      const { Distribution, ETag } = await cloudFront.send(new CreateDistributionCommand({ DistributionConfig }));
      aws.clock.advance(2000);
      return async () => {
        await cloudFront.send(new DeleteDistributionCommand({ Id: Distribution?.Id, IfMatch: ETag }));
      };
    },
    /** True when no message of the agent waits for its next look. */
    async isQuiet() {
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'stackery-provision-checks' }));
      const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
      return Object.entries(Attributes).every(
        ([name, value]) => !name.startsWith('ApproximateNumberOf') || value === '0',
      );
    },
    async tagsOf(arn = '') {
      const { Tags = [] } = await acm.send(new ListTagsForCertificateCommand({ CertificateArn: arn }));
      return Object.fromEntries(Tags.map(({ Key = '', Value }) => [Key, Value]));
    },
    /** The records that ACM wants for a domain's certificate, once it tells them. */
    async wantedBy(domain: string): Promise<[name: string, value: string][]> {
      const [arn] = await certificatesOf(domain);
      if (arn === undefined) return [];
      const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn: arn }));
      return (Certificate?.DomainValidationOptions ?? [])
        .flatMap(({ ResourceRecord }) =>
          ResourceRecord?.Name && ResourceRecord.Value ? [[ResourceRecord.Name, ResourceRecord.Value] as const] : [],
        )
        .map(([name, value]) => [name, value]);
    },
    /** Time passes until it is so. */
    async until(holds: () => Promise<boolean>) {
      for (const end = Date.now() + 30_000; Date.now() < end;) {
        if (await holds()) return;
        await functionsRest(aws);
        aws.clock.advance(30_000);
      }
      throw new Error('It does not come about.');
    },
    async aliasesIn(zone: string) {
      const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: zone }));
      return ResourceRecordSets.filter(({ Type }) => Type === 'CNAME').map(
        ({ Name, ResourceRecords }) => `${Name} CNAME ${ResourceRecords?.[0]?.Value}`,
      );
    },
    async write(HostedZoneId: string, Name: string, Type: RRType, Value: string) {
      const ResourceRecordSet = { Name, Type, TTL: 60, ResourceRecords: [{ Value }] };
      const ChangeBatch = { Changes: [{ Action: 'UPSERT' as const, ResourceRecordSet }] };
      await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch }));
    },
  };
};

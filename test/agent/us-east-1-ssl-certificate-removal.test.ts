import { ACMClient, RemoveTagsFromCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startCertificateWorld } from './certificate-world.ts';

const world = await startCertificateWorld();
const { aws, acm, beat, template, certificatesOf } = world;

beforeAll(async () => {
  expect(await world.installAgent()).toEqual(['CREATE_COMPLETE', []]);
});
afterEach(() => aws.faults.clear());
afterAll(() => world.close());

/** A stack with a certificate that is issued. */
const issued = async () => {
  const { name, zone } = await world.domain();
  const { stack, outputs, status } = await world.create(template({ DomainName: name, HostedZoneId: zone }));
  expect(status).toBe('CREATE_COMPLETE');
  return { name, zone, stack, arn: outputs['Arn'] ?? '' };
};

describe('a certificate that something serves with', () => {
  it('is waited for while its stack is deleted, since CloudFront gives it up late', async () => {
    const { name, zone, stack, arn } = await issued();
    const release = await world.serveWith(arn);
    await release();
    const began = aws.clock.now();
    const { status } = await stack.remove(() => aws.clock.advance(15_000));
    expect([status, await certificatesOf(name), await world.aliasesIn(zone)]).toEqual(['DELETE_COMPLETE', [], []]);
    expect(aws.clock.now() - began).toBeGreaterThan(300_000);
  });

  it('does not hold its stack for more than a quarter of an hour, stays with its record, and is swept when it is free', async () => {
    const { name, zone, stack, arn } = await issued();
    const release = await world.serveWith(arn);
    const began = aws.clock.now();
    expect((await stack.remove(() => aws.clock.advance(15_000))).status).toBe('DELETE_COMPLETE');
    expect(aws.clock.now() - began).toBeLessThan(1_100_000);
    expect([await certificatesOf(name), (await world.aliasesIn(zone)).length]).toEqual([[arn], 1]);
    await release();
    await world.until(async () => (await certificatesOf(name)).length === 0);
    expect(await world.aliasesIn(zone)).toEqual([]);
  });
});

describe('the removal of a certificate', () => {
  it('leaves a record that a certificate of another region needs for its renewal', async () => {
    const { name, zone, stack } = await issued();
    await aws
      .client(ACMClient, 'customer-a', 'eu-west-1')
      .send(new RequestCertificateCommand({ DomainName: `*.${name}`, ValidationMethod: 'DNS' }));
    expect((await stack.remove(beat)).status).toBe('DELETE_COMPLETE');
    expect([await certificatesOf(name), (await world.aliasesIn(zone)).length]).toEqual([[], 1]);
  });

  it('leaves a record that somebody has given another value', async () => {
    const { name, zone, stack } = await issued();
    const [[record] = ['']] = await world.wantedBy(name);
    await world.write(zone, record, 'CNAME', 'elsewhere.example.com');
    expect((await stack.remove(beat)).status).toBe('DELETE_COMPLETE');
    expect(await world.aliasesIn(zone)).toEqual([`${record} CNAME elsewhere.example.com`]);
  });

  it('leaves a certificate that was not made for the resource, as an older agent made them', async () => {
    const { name, stack, arn } = await issued();
    const Tags = [{ Key: 'StackeryCertificateStackId' }];
    await acm.send(new RemoveTagsFromCertificateCommand({ CertificateArn: arn, Tags }));
    expect((await stack.remove(beat)).status).toBe('DELETE_COMPLETE');
    expect(await certificatesOf(name)).toEqual([arn]);
  });

  it('fails in words when AWS denies it, and succeeds the second time', async () => {
    const { name, stack } = await issued();
    const denied = { kind: 'error', code: 'AccessDeniedException', message: 'Not you.' } as const;
    aws.faults.add({ ...denied, service: 'acm', operation: 'DeleteCertificate' });
    const { status, failures } = await stack.remove(beat);
    expect([status, failures.join()]).toEqual([
      'DELETE_FAILED',
      expect.stringContaining('Not you. (code: aws_refused)'),
    ]);
    aws.faults.clear();
    expect([(await stack.remove(beat)).status, await certificatesOf(name)]).toEqual(['DELETE_COMPLETE', []]);
  });

  it('is swept when AWS failed it, without the certificate that the stack has asked for since', async () => {
    const { name, zone } = await world.domain();
    const refused = template({ DomainName: name, HostedZoneId: zone });
    const stack = await world.start({ Resources: { Orders: { Type: 'AWS::SQS::Queue' } } });
    await stack.rested();
    await world.write(zone, name, 'CAA', '0 issue "letsencrypt.org"');
    const broken = { kind: 'error', code: 'InternalFailure', status: 500, message: 'Not now.' } as const;
    aws.faults.add({ ...broken, service: 'acm', operation: 'ListTagsForCertificate' });
    expect((await stack.update(refused, () => aws.clock.advance(15_000))).status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await certificatesOf(name)).toHaveLength(1);

    await world.write(zone, name, 'CAA', '0 issue "amazon.com"');
    const { status, outputs } = await stack.update(refused, beat);
    expect(status).toBe('UPDATE_COMPLETE');
    aws.faults.clear();
    await world.until(world.isQuiet);
    expect(await certificatesOf(name)).toEqual([outputs['Arn']]);
    expect((await stack.remove(beat)).status).toBe('DELETE_COMPLETE');
    expect(await certificatesOf(name)).toEqual([]);
  });

  it('that comes while the certificate is still being made leaves nothing', async () => {
    const { name, zone } = await world.domain();
    const { ServiceToken } = template({}).Resources.Certificate.Properties;
    const sibling = { Broken: { Type: 'Custom::StackeryHelloWorld', Properties: { ServiceToken } } };
    const { status, failures } = await world.create(template({ DomainName: name, HostedZoneId: zone }, sibling));
    expect([status, failures.join()]).toEqual([
      'ROLLBACK_COMPLETE',
      expect.stringContaining('Certificate: Resource creation cancelled'),
    ]);
    await world.until(async () => (await certificatesOf(name)).length === 0);
    expect(await world.aliasesIn(zone)).toEqual([]);
  });
});

// the last test: it takes the agent away
describe('the uninstall of the agent', () => {
  it('names the certificates that it could not sweep yet', async () => {
    const { name, stack, arn } = await issued();
    await world.serveWith(arn);
    expect((await stack.remove(() => aws.clock.advance(15_000))).status).toBe('DELETE_COMPLETE');
    expect(await world.uninstallAgent()).toContain(arn);
    expect(await certificatesOf(name)).toEqual([arn]);
  });
});

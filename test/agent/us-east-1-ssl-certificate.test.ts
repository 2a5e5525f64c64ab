import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startCertificateWorld } from './certificate-world.ts';

const world = await startCertificateWorld();
const { aws, beat, template, create, certificatesOf } = world;

beforeAll(async () => {
  expect(await world.installAgent()).toEqual(['CREATE_COMPLETE', []]);
});
afterEach(() => aws.faults.clear());
afterAll(() => world.close());

describe('with a hosted zone, a certificate', () => {
  it('is validated by records of its own, and goes with them when its stack goes', async () => {
    const { name, zone } = await world.domain();
    const names = { DomainName: name, SubjectAlternativeNames: [`*.${name}`, `www.${name}`] };
    const { stack, status, outputs, failures } = await create(template({ ...names, HostedZoneId: zone }));
    expect([status, failures]).toEqual(['CREATE_COMPLETE', []]);
    expect(outputs).toMatchObject({
      Arn: expect.stringMatching(/^arn:aws:acm:us-east-1:222222222222:certificate\//),
      Status: 'ISSUED',
    });
    expect(outputs['ValidationRecords']?.split('\n').sort()).toEqual((await world.aliasesIn(zone)).sort());
    expect(await world.aliasesIn(zone)).toHaveLength(2);
    expect(await world.tagsOf(outputs['Arn'])).toEqual({
      StackeryCertificateStackId: stack.id,
      StackeryCertificateLogicalId: 'Certificate',
    });
    expect((await stack.remove(beat)).status).toBe('DELETE_COMPLETE');
    expect([await certificatesOf(name), await world.aliasesIn(zone)]).toEqual([[], []]);
  });

  it('fails the stack with the reason of ACM, and nothing is left', async () => {
    const { name, zone } = await world.domain();
    await world.write(zone, name, 'CAA', '0 issue "letsencrypt.org"');
    const { status, failures } = await create(template({ DomainName: name, HostedZoneId: zone }));
    expect(status).toBe('ROLLBACK_COMPLETE');
    expect(failures[0]).toMatch(/CAA record of the domain does not let Amazon issue.*\(code: caa_error\)/);
    expect([await certificatesOf(name), await world.aliasesIn(zone)]).toEqual([[], []]);
  });

  it('fails the stack when the zone is none of its domain, in the words of Route 53', async () => {
    const { name } = await world.domain();
    const { zone } = await world.domain();
    const { failures } = await create(template({ DomainName: name, HostedZoneId: zone }));
    expect(failures[0]).toMatch(/is not permitted in zone shop\d+\.example\.com\..*\(code: route53_refused\)/);
    expect(await certificatesOf(name)).toEqual([]);
  });

  it('is requested once, though ACM loses an answer and throttles', async () => {
    const { name, zone } = await world.domain();
    aws.faults.add({ kind: 'lost-answer', service: 'acm', operation: 'RequestCertificate', count: 1 });
    const throttled = { kind: 'error', code: 'ThrottlingException', message: 'Rate exceeded', count: 5 } as const;
    for (const service of ['acm', 'route53']) aws.faults.add({ ...throttled, service });
    const stack = await world.start(template({ DomainName: name, HostedZoneId: zone }));
    // the SDK's own pauses take real time, during which a function must not run out of its time
    const { status, failures } = await stack.rested(() => aws.clock.advance(1500));
    expect([status, failures]).toEqual(['CREATE_COMPLETE', []]);
    expect(await certificatesOf(name)).toHaveLength(1);
  });
});

describe('without a hosted zone, a certificate', () => {
  /** Somebody who copies the records by hand, as soon as ACM shows them. */
  const person = (name: string, zone: string) => {
    let done = false;
    return async () => {
      beat();
      if (done) return;
      for (const [record, value] of await world.wantedBy(name)) {
        await world.write(zone, record, 'CNAME', value);
        done = true;
      }
    };
  };

  it('is issued when somebody adds its records while the stack waits', async () => {
    const { name, zone } = await world.domain();
    const stack = await world.start(template({ DomainName: name }));
    const { status, outputs } = await stack.rested(person(name, zone));
    expect([status, outputs['Status']]).toEqual(['CREATE_COMPLETE', 'ISSUED']);
    await stack.remove(beat);
    // whoever wrote them removes them
    expect(await world.aliasesIn(zone)).toHaveLength(1);
  });

  it('hands its records to the stack when the time is up, and is waited for by a later update', async () => {
    const { name, zone } = await world.domain();
    const { stack, status, outputs } = await create(template({ DomainName: name, ServiceTimeout: 400 }));
    const records = (await world.wantedBy(name)).map(([record, value]) => `${record} CNAME ${value}`);
    expect([status, outputs['Status'], outputs['ValidationRecords']]).toEqual([
      'CREATE_COMPLETE',
      'PENDING_VALIDATION',
      records.join('\n'),
    ]);
    const waiting = template({ DomainName: name, ServiceTimeout: 1800, IfNotValidated: 'fail' });
    const updated = await stack.update(waiting, person(name, zone));
    expect([updated.status, updated.outputs]).toEqual(['UPDATE_COMPLETE', { ...outputs, Status: 'ISSUED' }]);
  });

  it('fails the stack when the time is up, if that is asked for, and names its records', async () => {
    const { name } = await world.domain();
    const { status, failures } = await create(
      template({ DomainName: name, ServiceTimeout: 400, IfNotValidated: 'fail' }),
    );
    expect(status).toBe('ROLLBACK_COMPLETE');
    expect(failures[0]).toMatch(
      /: _\w+\.shop\d+\.example\.com\. CNAME _\w+\.\w+\.acm-validations\.aws\..*not_validated/,
    );
    expect(await certificatesOf(name)).toEqual([]);
  });

  it.each([
    ['nothing', {}, 'property_missing'],
    ['no domain', { DomainName: 'not a domain' }, 'domain_invalid'],
    ['a domain that nobody can have', { DomainName: 'shop.internal' }, 'invalid_public_domain'],
    ['a name too long for ACM', { DomainName: `${'a'.repeat(60)}.example.com` }, 'acm_refused'],
    ['a wish that there is not', { DomainName: 'a.example.com', IfNotValidated: 'hope' }, 'property_invalid'],
    ['no zone id', { DomainName: 'a.example.com', HostedZoneId: 'example.com' }, 'property_invalid'],
  ])('cannot be had for %s', async (_, properties, code) => {
    const { status, failures } = await create(template(properties));
    expect([status, failures[0]]).toEqual(['ROLLBACK_COMPLETE', expect.stringContaining(`(code: ${code})`)]);
  });
});

describe('an update', () => {
  const broken = {
    Broken: {
      Type: 'Custom::StackeryHelloWorld',
      DependsOn: 'Certificate',
      Properties: { ServiceToken: template({}).Resources.Certificate.Properties.ServiceToken },
    },
  };

  it('of the tags keeps the certificate, and the tags that somebody else has set', async () => {
    const { name, zone } = await world.domain();
    const tagged = (Tags: { Key: string; Value: string }[]) => template({ DomainName: name, HostedZoneId: zone, Tags });
    const { stack, outputs } = await create(
      tagged([
        { Key: 'team', Value: 'web' },
        { Key: 'old', Value: '1' },
      ]),
    );
    const updated = await stack.update(tagged([{ Key: 'team', Value: 'shop' }]), beat);
    expect([updated.status, updated.outputs]).toEqual(['UPDATE_COMPLETE', outputs]);
    const { team, old } = await world.tagsOf(outputs['Arn']);
    expect({ team, old }).toEqual({ team: 'shop', old: undefined });
  });

  it('that waits in vain for the validation is rolled back without waiting again', async () => {
    const { name } = await world.domain();
    const { stack, outputs } = await create(template({ DomainName: name, ServiceTimeout: 400 }));
    const waiting = template({ DomainName: name, ServiceTimeout: 400, IfNotValidated: 'fail' });
    const updated = await stack.update(waiting, beat);
    expect([updated.status, updated.outputs]).toEqual(['UPDATE_ROLLBACK_COMPLETE', outputs]);
    expect(updated.failures[0]).toContain('(code: not_validated)');
    expect(await certificatesOf(name)).toEqual([outputs['Arn']]);
  });

  it('asks for another certificate when ACM has given up the one that there is', async () => {
    const { name, zone } = await world.domain();
    const { stack, outputs } = await create(template({ DomainName: name, ServiceTimeout: 400 }));
    aws.clock.advance(73 * 3_600_000);
    const updated = await stack.update(template({ DomainName: name, HostedZoneId: zone }), beat);
    expect([updated.status, updated.outputs['Status']]).toEqual(['UPDATE_COMPLETE', 'ISSUED']);
    expect(await certificatesOf(name)).toEqual([updated.outputs['Arn']]);
    expect(updated.outputs['ValidationRecords']).toBe(outputs['ValidationRecords']);
  });

  it('of the names makes another certificate, and leaves the record that both need', async () => {
    const { name, zone } = await world.domain();
    const { stack, outputs } = await create(template({ DomainName: name, HostedZoneId: zone }));
    const SubjectAlternativeNames = [`www.${name}`];
    const changed = template({ DomainName: name, SubjectAlternativeNames, HostedZoneId: zone });
    const updated = await stack.update(changed, beat);
    expect([updated.status, updated.outputs['Status']]).toEqual(['UPDATE_COMPLETE', 'ISSUED']);
    expect(updated.outputs['Arn']).not.toBe(outputs['Arn']);
    expect(await certificatesOf(name)).toEqual([updated.outputs['Arn']]);
    expect(await world.aliasesIn(zone)).toHaveLength(2);
  });

  it('that is rolled back goes back to the very certificate that was there', async () => {
    const { name, zone } = await world.domain();
    const { stack, outputs } = await create(template({ DomainName: name, HostedZoneId: zone }));
    const changed = { DomainName: `www.${name}`, HostedZoneId: zone };
    const updated = await stack.update(template(changed, broken), beat);
    expect([updated.status, updated.failures[0]]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      expect.stringMatching(/^Broken/),
    ]);
    expect(await certificatesOf(name)).toEqual([outputs['Arn']]);
    expect(await world.aliasesIn(zone)).toHaveLength(1);
    await stack.remove(beat);
    expect([await certificatesOf(name), await world.aliasesIn(zone)]).toEqual([[], []]);
  });

  it('that ACM does not issue keeps the former certificate, and leaves no other', async () => {
    const { name, zone } = await world.domain();
    const { stack, outputs } = await create(template({ DomainName: name, HostedZoneId: zone }));
    const SubjectAlternativeNames = ['shop.internal'];
    const updated = await stack.update(
      template({ DomainName: name, SubjectAlternativeNames, HostedZoneId: zone }),
      beat,
    );
    expect(updated.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(updated.failures[0]).toContain('(code: invalid_public_domain)');
    expect(await certificatesOf(name)).toEqual([outputs['Arn']]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Link } from '../../../contract/link.ts';
import { openSession, proofFor } from '../../support/agent-session.ts';
import { installTestAgent } from '../../support/install-test-agent.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const world = { aws, controlPlane };
const { keys } = await controlPlane.workspace();
const newLink = async (body: object = {}) =>
  (await controlPlane.call<Link>(keys.owner, 'POST', '/api/v1/links', { region: 'us-east-1', ...body })).body;
const link = await newLink();
const agent = await installTestAgent(aws, link);

const post = (body: unknown) => controlPlane.call(undefined, 'POST', '/agent/v1/sessions', body);
const refusal = (status: number, code: string) => ({
  status,
  body: { code, message: expect.any(String), hint: expect.any(String), requestId: expect.any(String) },
});

describe('a session', () => {
  it('is given for 15 minutes to a role that proves itself, in whatever region it runs', async () => {
    for (const region of ['us-east-1', 'ap-southeast-2']) {
      const { status, body } = await openSession(world, agent.commander, link.id, { region });
      expect(status).toBe(201);
      expect(body.token.length).toBeGreaterThanOrEqual(43);
      expect(Math.abs(Date.parse(body.expiresAt) - aws.clock.now() - 15 * 60_000)).toBeLessThan(10_000);
    }
  });

  it('is stored without its token', async () => {
    const { body } = await openSession(world, agent.commander, link.id);
    const rows = await controlPlane.deps.db.selectFrom('agent_sessions').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(body.token);
  });

  it('is refused when the proof is replayed, also to two that send it at once', async () => {
    const request = { linkId: link.id, proof: proofFor(world, agent.commander, link.id) };
    const answers = await Promise.all([post(request), post(request), post(request)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
    expect(await post(request)).toMatchObject(refusal(403, 'proof_replayed'));
  });

  it('is refused for a proof that was signed for another control plane', async () => {
    const answer = await openSession(world, agent.commander, link.id, { audience: 'https://other.example' });
    expect(answer).toMatchObject(refusal(403, 'proof_refused'));
  });

  it('is refused for a proof that was signed for another link', async () => {
    const answer = await openSession(world, agent.commander, link.id, { linkId: (await newLink()).id });
    expect(answer).toMatchObject(refusal(403, 'proof_refused'));
  });

  it('is refused for a proof that was signed for a foreign host', async () => {
    const answer = await openSession(world, agent.commander, link.id, { stsHost: 'sts.attacker.example' });
    expect(answer).toMatchObject(refusal(403, 'proof_refused'));
  });

  it('is refused for a region that is not one, and no host is made of its name', async () => {
    for (const region of ['cn-north-1', 'ev-example-1']) {
      const answer = await openSession(world, agent.commander, link.id, { region });
      expect(answer).toMatchObject(refusal(403, 'proof_refused'));
    }
    const proof = { ...proofFor(world, agent.commander, link.id), region: 'us-east-1.attacker.example/#' };
    expect(await post({ linkId: link.id, proof })).toMatchObject(refusal(400, 'invalid_request'));
  });

  it('knows no field that could carry a second Action, a host, a header or a body', async () => {
    const proof = proofFor(world, agent.commander, link.id);
    const extras = {
      action: 'AssumeRole',
      Action: 'GetCallerIdentity',
      url: 'https://x',
      host: 'x',
      headers: {},
      body: '',
    };
    for (const [name, value] of Object.entries(extras)) {
      const answer = await post({ linkId: link.id, proof: { ...proof, [name]: value } });
      expect(answer).toMatchObject(refusal(400, 'invalid_request'));
    }
    const doubled = { ...proof, securityToken: `${proof.securityToken}&Action=GetCallerIdentity` };
    expect(await post({ linkId: link.id, proof: doubled })).toMatchObject(refusal(400, 'invalid_request'));
    const smuggled = { ...proof, securityToken: `${proof.securityToken}\r\nx-amz-target: other` };
    expect(await post({ linkId: link.id, proof: smuggled })).toMatchObject(refusal(400, 'invalid_request'));
  });

  it('is refused when any signed field has been changed', async () => {
    const proof = proofFor(world, agent.commander, link.id);
    const flipped = proof.signature.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const later = proof.amzDate.replace(/(\d)Z$/, (_all, digit: string) => `${(Number(digit) + 1) % 10}Z`);
    for (const change of [
      { signature: flipped },
      { amzDate: later },
      { region: 'eu-west-1' },
      { nonce: '0'.repeat(32) },
    ]) {
      const answer = await post({ linkId: link.id, proof: { ...proof, ...change } });
      expect(answer).toMatchObject(refusal(403, 'proof_refused'));
    }
  });

  it('is refused for a proof of more than 15 minutes ago, or of the future', async () => {
    for (const wrong of [-16 * 60_000, 16 * 60_000]) {
      const amzDate = new Date(aws.clock.now() + wrong).toISOString().replace(/[-:]|\.\d{3}/g, '');
      const proof = { ...proofFor(world, agent.commander, link.id), amzDate };
      expect(await post({ linkId: link.id, proof })).toMatchObject(refusal(403, 'proof_stale'));
    }
  });

  it('is refused to whoever is not a role: the agent is never a user', async () => {
    const user = { ...aws.accounts['customer-a']?.credentials, sessionToken: '' } as typeof agent.commander;
    const answer = await openSession(world, user, link.id);
    expect(answer).toMatchObject(refusal(403, 'proof_refused'));
  });

  it('is refused to a role of another account than the link expects', async () => {
    const expected = await newLink({ accountId: '333333333333' });
    const answer = await openSession(world, agent.commander, expected.id);
    expect(answer).toMatchObject(refusal(403, 'account_mismatch'));
  });

  it('is refused for a link that never was, has expired, or has ended', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await openSession(world, agent.commander, unknown)).toMatchObject(refusal(404, 'link_not_found'));
    const ended = await newLink();
    await controlPlane.call(keys.owner, 'DELETE', `/api/v1/links/${ended.id}`);
    expect(await openSession(world, agent.commander, ended.id)).toMatchObject(refusal(409, 'link_used'));
    const late = await newLink();
    await controlPlane.deps.db.updateTable('links').set({ state: 'expired' }).where('id', '=', late.id).execute();
    expect(await openSession(world, agent.commander, late.id)).toMatchObject(refusal(409, 'link_expired'));
  });

  it('is over after 15 minutes', async () => {
    const other = await newLink();
    const { body } = await openSession(world, agent.commander, other.id);
    const verdict = () => controlPlane.call(body.token, 'GET', '/agent/v1/registration');
    expect(await verdict()).toMatchObject({ status: 200, body: { verdict: 'pending' } });
    aws.clock.advance(15 * 60_000 + 1);
    expect(await verdict()).toMatchObject(refusal(401, 'token_invalid'));
  });
});

describe('what STS answers', () => {
  const identity = {
    Account: '222222222222',
    Arn: 'arn:aws:sts::222222222222:assumed-role/agent/x',
    UserId: 'AROAEXAMPLEEXAMPLE12:x',
  };
  const asJson = JSON.stringify({ GetCallerIdentityResponse: { GetCallerIdentityResult: identity } });
  const fields = Object.entries(identity).map(([name, value]) => `<${name}>${value}</${name}>`);
  const asXml = (inside: string) =>
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${inside}` +
    '</GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>';

  const answering = async (status: number, type: string, body: string, location?: string) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) }).end(body);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { aws: config } = controlPlane.deps.config;
    const deps = {
      ...controlPlane.deps,
      config: { ...controlPlane.deps.config, aws: { ...config, stsEndpoint: endpoint } },
    };
    const { openSession: open } = await import('../../../control-plane/agent/open-session.ts');
    const request = { linkId: link.id, proof: proofFor(world, agent.commander, link.id) };
    const outcome = await open(deps, request).then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    );
    await new Promise((closed) => server.close(closed));
    return outcome;
  };

  it('is read as JSON and as XML', async () => {
    expect(await answering(200, 'application/json', asJson)).toBe('accepted');
    expect(await answering(200, 'text/xml', asXml(fields.join('')))).toBe('accepted');
    expect(await answering(200, 'application/xml', asXml(fields.join('')))).toBe('accepted');
  });

  it('is not believed when it only resembles an identity', async () => {
    const echoed = `<Echo>${asXml(fields.join(''))}</Echo>`;
    for (const [type, body] of [
      ['text/html', asXml(fields.join(''))],
      ['text/plain', asJson],
      ['text/xml', echoed],
      ['application/xml', echoed],
      ['text/xml', asXml([...fields, ...fields].join(''))],
      ['text/xml', asXml(`${fields.join('')}<Extra/>`)],
      ['text/xml', `${asXml(fields.join(''))}${asXml(fields.join(''))}`],
      ['application/json', JSON.stringify({ echo: JSON.parse(asJson) as unknown })],
      ['application/json', '{'],
      ['application/json', 'null'],
    ] as const)
      expect([body, await answering(200, type, body)]).toEqual([body, 'proof_refused']);
  });

  it('is not followed elsewhere, and anything but 200 is a refusal or no answer', async () => {
    expect(await answering(302, 'application/json', asJson, aws.endpoint)).toBe('unavailable');
    expect(await answering(403, 'application/json', asJson)).toBe('proof_refused');
    expect(await answering(201, 'application/json', asJson)).toBe('proof_refused');
    expect(await answering(500, 'application/json', asJson)).toBe('unavailable');
  });

  it('must name an assumed role', async () => {
    const user = { ...identity, Arn: 'arn:aws:iam::222222222222:user/moto', UserId: 'AIDAEXAMPLEEXAMPLE12' };
    const body = JSON.stringify({ GetCallerIdentityResponse: { GetCallerIdentityResult: user } });
    expect(await answering(200, 'application/json', body)).toBe('caller_not_agent');
  });
});

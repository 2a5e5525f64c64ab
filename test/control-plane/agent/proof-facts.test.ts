import { expect, it } from '@jest/globals';
import type { IdentityProof } from '../../../contract/identity-proof.ts';
import type { Link } from '../../../contract/link.ts';
import { openSession, proofFor, type Signing } from '../../support/agent-session.ts';
import { installTestAgent, type Credentials } from '../../support/install-test-agent.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const world = { aws, controlPlane };
const { keys } = await controlPlane.workspace();
const { body: link } = await controlPlane.call<Link>(keys.owner, 'POST', '/api/v1/links', { region: 'us-east-1' });
const agent = await installTestAgent(aws, link);
const user = { ...aws.accounts['customer-a']?.credentials, sessionToken: '' } as Credentials;

type Attempt = {
  signing?: Signing;
  change?: Partial<Record<keyof IdentityProof | string, unknown>>;
  who?: Credentials;
};

const attempt = async ({ signing = {}, change = {}, who = agent.commander }: Attempt): Promise<string | number> => {
  const proof = { ...proofFor(world, who, link.id, signing), ...change };
  const answer = await controlPlane.call<{ code?: string }>(undefined, 'POST', '/agent/v1/sessions', {
    linkId: link.id,
    proof,
  });
  return answer.body.code ?? answer.status;
};
const minutesAgo = (minutes: number): Attempt => ({ signing: { now: aws.clock.now() - minutes * 60_000 } });
const reject = (change: Attempt['change']): Attempt => ({ change: change ?? {} });
const otherCase = { Signature: 'f'.repeat(64), NONCE: '0'.repeat(32), 'X-Amz-Date': '20261121T000000Z' };

/** What verifiers of signed GetCallerIdentity requests check, and how each was broken: the good one, and the bad ones. */
const facts: { fact: string; good: Attempt; bad: [Attempt, string][] }[] = [
  {
    fact: 'the host is an STS endpoint of the right partition, in plain regional form',
    good: { signing: { region: 'eu-west-1' } },
    bad: [
      [{ signing: { region: 'cn-north-1' } }, 'proof_refused'],
      [{ signing: { region: 'us-gov-west-1' } }, 'proof_refused'],
      [{ signing: { stsHost: 'sts.amazonaws.com' } }, 'proof_refused'],
      [{ signing: { stsHost: 'sts.us-east-1.amazonaws.com.attacker.example' } }, 'proof_refused'],
      [reject({ region: 'us-east-1/../x' }), 'invalid_request'],
      [reject({ region: 'US-EAST-1' }), 'invalid_request'],
    ],
  },
  {
    fact: 'the verifier supplies the audience, and it is among the signed headers',
    good: { signing: { audience: controlPlane.url } },
    bad: [
      [{ signing: { audience: 'https://other.example' } }, 'proof_refused'],
      [{ signing: { audience: `${controlPlane.url.replace(/:\d+$/, '')}:1` } }, 'proof_refused'],
      [reject({ audience: controlPlane.url }), 'invalid_request'],
      [reject({ signedHeaders: 'host;x-amz-date' }), 'invalid_request'],
    ],
  },
  {
    fact: 'the link is signed too: a proof for one tenant is none for another',
    good: {},
    bad: [[{ signing: { linkId: '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d' } }, 'proof_refused']],
  },
  {
    fact: 'it was signed less than 15 minutes ago and not in the future, whatever it says of its expiry',
    good: minutesAgo(14),
    bad: [
      [minutesAgo(15.1), 'proof_stale'],
      [minutesAgo(-15.1), 'proof_stale'],
      [reject({ amzDate: '20261121' }), 'invalid_request'],
      [reject({ amzDate: '20261399T999999Z' }), 'proof_stale'],
      [reject({ expires: '86400' }), 'invalid_request'],
      [reject({ 'X-Amz-Expires': '0' }), 'invalid_request'],
    ],
  },
  {
    fact: 'Action and Version stand once, in the body, and no parameter comes twice in any case of letters',
    good: {},
    bad: [
      [reject({ action: 'AssumeRole' }), 'invalid_request'],
      [reject({ Action: 'GetCallerIdentity' }), 'invalid_request'],
      [reject({ Version: '2011-06-15' }), 'invalid_request'],
      [reject({ body: 'Action=GetCallerIdentity' }), 'invalid_request'],
      ...Object.entries(otherCase).map(([name, value]): [Attempt, string] => [
        reject({ [name]: value }),
        'invalid_request',
      ]),
    ],
  },
  {
    fact: 'the method is POST, the path is / and there is no query',
    good: {},
    bad: [
      [reject({ method: 'GET' }), 'invalid_request'],
      [reject({ path: '/other' }), 'invalid_request'],
      [reject({ query: 'Action=AssumeRole' }), 'invalid_request'],
      [reject({ url: 'https://sts.amazonaws.com/?x' }), 'invalid_request'],
    ],
  },
  {
    fact: 'no header of the signer’s own goes along, and none can be smuggled into another',
    good: {},
    bad: [
      [reject({ headers: { 'X-Amz-Target': 'x' } }), 'invalid_request'],
      [reject({ securityToken: 'token\r\nx-amz-target: x' }), 'invalid_request'],
      [reject({ accessKeyId: 'AKIA/20261121/us-east-1/iam/aws4_request, SignedHeaders=host' }), 'invalid_request'],
      [reject({ nonce: `${'0'.repeat(31)}\n` }), 'invalid_request'],
      [reject({ securityToken: 'x'.repeat(4097) }), 'invalid_request'],
    ],
  },
  {
    fact: 'the signature is of these very fields',
    good: {},
    bad: [
      [reject({ signature: '0'.repeat(64) }), 'proof_refused'],
      [reject({ signature: 'A'.repeat(64) }), 'invalid_request'],
      [reject({ nonce: '0'.repeat(32) }), 'proof_refused'],
      [reject({ securityToken: '' }), 'proof_refused'],
      [reject({ accessKeyId: user.accessKeyId }), 'proof_refused'],
      [reject({ region: 'eu-west-1' }), 'proof_refused'],
    ],
  },
  {
    fact: 'the caller is a role in a session; a user is none, though AWS knows him',
    good: { who: agent.handler },
    bad: [[{ who: user }, 'proof_refused']],
  },
];

it.each(facts)('$fact', async ({ good, bad }) => {
  expect(await attempt(good)).toBe(201);
  for (const [one, code] of bad) expect([one, await attempt(one)]).toEqual([one, code]);
});

it('is good once, though it could be replayed for 15 minutes at AWS', async () => {
  const request = { linkId: link.id, proof: proofFor(world, agent.commander, link.id) };
  const send = () => controlPlane.call(undefined, 'POST', '/agent/v1/sessions', request);
  expect((await send()).status).toBe(201);
  expect(await send()).toMatchObject({ status: 403, body: { code: 'proof_replayed' } });
  // the next of the same signer in the same second is another
  expect((await openSession(world, agent.commander, link.id)).status).toBe(201);
});

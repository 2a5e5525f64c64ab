import type { SessionAnswer } from '../../contract/agent-session.ts';
import type { IdentityProof } from '../../contract/identity-proof.ts';
import { signProof } from '../../contract/sign-proof.ts';
import { stsHost } from '../../contract/sts-host.ts';
import type { Credentials } from './install-test-agent.ts';
import type { Answer, TestControlPlane } from './start-control-plane.ts';
import type { TestAws } from './start-local-aws.ts';

export type Signing = { region?: string; stsHost?: string; audience?: string; linkId?: string; now?: number };

let second = 0;

/** A proof as the agent makes it; each in a second of its own, since two of one second are the same. */
export const proofFor = (
  { aws, controlPlane }: { aws: TestAws; controlPlane: TestControlPlane },
  credentials: Credentials,
  linkId: string,
  signing: Signing = {},
): IdentityProof => {
  second += 1;
  const region = signing.region ?? 'us-east-1';
  return signProof({
    credentials,
    region,
    stsHost: signing.stsHost ?? stsHost(region, aws.endpoint),
    controlPlaneUrl: signing.audience ?? controlPlane.url,
    linkId: signing.linkId ?? linkId,
    now: signing.now ?? aws.clock.now() - second * 1000,
  });
};

export const openSession = (
  world: { aws: TestAws; controlPlane: TestControlPlane },
  credentials: Credentials,
  linkId: string,
  signing: Signing = {},
): Promise<Answer<SessionAnswer & { code?: string; message?: string }>> =>
  world.controlPlane.call(undefined, 'POST', '/agent/v1/sessions', {
    linkId,
    proof: proofFor(world, credentials, linkId, signing),
  });

/** The token of a session that must come about. */
export const tokenOf = async (...session: Parameters<typeof openSession>): Promise<string> => {
  const { status, body } = await openSession(...session);
  if (status !== 201) throw new Error(`No session: ${status} ${JSON.stringify(body)}`);
  return body.token;
};

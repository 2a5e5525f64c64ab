import type { SessionAnswer, SessionRequest } from './agent-session.ts';
import { callControlPlane } from './client.ts';
import { signProof, type ProofInput } from './sign-proof.ts';

/** How a Lambda of the agent signs in: with its role's identity, and no secret of its own. */
export const openSession = (input: ProofInput): Promise<SessionAnswer> => {
  const body: SessionRequest = { linkId: input.linkId, proof: signProof(input) };
  return callControlPlane<SessionAnswer>({ url: input.controlPlaneUrl }, 'POST', '/agent/v1/sessions', { body });
};

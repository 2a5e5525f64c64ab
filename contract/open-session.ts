import type { SessionAnswer, SessionRequest } from './agent-session.ts';
import { callControlPlane, ControlPlaneError } from './client.ts';
import { signProof, type ProofInput } from './sign-proof.ts';

/** How a Lambda of the agent signs in: with its role's identity, and no secret of its own. */
export const openSession = async (input: ProofInput): Promise<SessionAnswer> => {
  assertPrivate(new URL(input.controlPlaneUrl));
  const body: SessionRequest = { linkId: input.linkId, proof: signProof(input) };
  return callControlPlane<SessionAnswer>({ url: input.controlPlaneUrl }, 'POST', '/agent/v1/sessions', { body });
};

/** In the clear, whoever is on the way could take the proof to the control plane first. Nobody is on the way to loopback. */
const assertPrivate = ({ protocol, hostname, origin }: URL): void => {
  if (protocol === 'https:') return;
  if (protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return;
  throw new ControlPlaneError(400, {
    code: 'invalid_request',
    message: `The agent does not prove its identity to ${origin}, where others could listen.`,
    hint: 'Install a release that names its control plane by HTTPS.',
  });
};

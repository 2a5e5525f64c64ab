import type { SessionAnswer, SessionRequest } from './agent-session.ts';
import { callControlPlane, ControlPlaneError } from './client.ts';
import { signProof, type ProofInput } from './sign-proof.ts';

export type SessionOptions = Omit<ProofInput, 'now'> & {
  clock: { now(): number; sleep(ms: number): Promise<void> };
};

const attempts = 3;

/** How a Lambda of the agent signs in: with its role's identity, and no secret of its own. */
export const openSession = async (options: SessionOptions): Promise<SessionAnswer> => {
  for (let attempt = 1; ; attempt += 1) {
    const body: SessionRequest = {
      linkId: options.linkId,
      proof: signProof({ ...options, now: options.clock.now() }),
    };
    try {
      return await callControlPlane<SessionAnswer>({ url: options.controlPlaneUrl }, 'POST', '/agent/v1/sessions', {
        body,
      });
    } catch (error) {
      // Signatures name the second. Two containers with the same credentials that start in the same second sign alike,
      // and so does a retry after a lost answer: the next second signs anew.
      const replayed = error instanceof ControlPlaneError && error.code === 'proof_replayed';
      if (!replayed || attempt === attempts) throw error;
      await options.clock.sleep(1000 + Math.random() * 1000);
    }
  }
};

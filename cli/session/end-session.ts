import { callControlPlane, ControlPlaneError } from '../../contract/client.ts';
import type { StoredSession } from './stored-session.ts';

/** False when the control plane could not be told: the session then ends by itself, a week after its last use. */
export const endSession = async ({ url, token }: StoredSession): Promise<boolean> => {
  try {
    await callControlPlane({ url, token }, 'POST', '/api/auth/sign-out', { body: {} });
    return true;
  } catch (error) {
    if (!(error instanceof ControlPlaneError)) throw error;
    // what it does not know any more is ended
    return error.status === 401;
  }
};

import { setTimeout as sleep } from 'node:timers/promises';
import { callControlPlane } from '../../contract/client.ts';
import { CliError } from '../cli-error.ts';

/** Known to the control plane: no other client may sign devices in. */
const clientId = 'stackery-cli';
const grantType = 'urn:ietf:params:oauth:grant-type:device_code';

/** A sign-in that waits for a person (RFC 8628). */
export type DeviceSignIn = {
  device_code: string;
  user_code: string;
  verification_uri: string;
  expires_in: number;
  interval: number;
};

export const startSignIn = (url: string): Promise<DeviceSignIn> =>
  callControlPlane<DeviceSignIn>({ url }, 'POST', '/api/auth/device/code', { body: { client_id: clientId } });

/** Asks at the pace that the control plane wants, until somebody has allowed or refused it. */
export const waitForToken = async (
  url: string,
  { device_code, expires_in, interval }: DeviceSignIn,
): Promise<string> => {
  const end = Date.now() + expires_in * 1000;
  for (let pause = interval; Date.now() < end;) {
    await sleep(pause * 1000);
    const answer = await askForToken(url, device_code);
    if (answer.access_token) return answer.access_token;
    if (answer.error === 'slow_down') pause += 5;
    else if (answer.error !== 'authorization_pending') throw refusals[answer.error ?? ''] ?? unexpected(answer.error);
  }
  throw expired();
};

type TokenAnswer = { access_token?: string; error?: string };

const askForToken = async (url: string, deviceCode: string): Promise<TokenAnswer> => {
  const response = await fetch(new URL('/api/auth/device/token', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: grantType, device_code: deviceCode, client_id: clientId }),
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  }).catch(() => undefined);
  // a control plane that is just being started again keeps the sign-in
  if (!response || response.status === 429 || response.status >= 500) return { error: 'authorization_pending' };
  return (await response.json().catch(() => ({}))) as TokenAnswer;
};

const again = 'Start again with `stackery login`.';
const expired = () => new CliError('refused', 'sign_in_expired', 'Nobody allowed this sign-in in time.', again);

const refusals: Partial<Record<string, CliError>> = {
  access_denied: new CliError('refused', 'sign_in_denied', 'The sign-in was refused in the dashboard.', again),
  expired_token: expired(),
  invalid_grant: new CliError('refused', 'sign_in_used', 'This sign-in was used already, or was never there.', again),
};

const unexpected = (error = 'nothing') =>
  new CliError('failed', 'sign_in_failed', `The control plane answered the sign-in with ${error}.`, again);

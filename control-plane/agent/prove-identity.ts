import type { IdentityProof } from '../../contract/identity-proof.ts';
import { proofBody, proofHeaders, proofSignedHeaders } from '../../contract/proof-request.ts';
import { stsHost } from '../../contract/sts-host.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { readCallerIdentity, type ProvenIdentity } from './caller-identity-answer.ts';

const timeout = 5_000;
const longestAnswer = 10_000;

/**
 * Sends the GetCallerIdentity request that the agent signed. Nothing of it comes from the agent but the six checked
 * fields: host, method, path, body, headers and the audience are ours, so if any of them was other when it was signed,
 * the signature does not hold.
 */
export const proveIdentity = async (
  { config }: Pick<Deps, 'config'>,
  proof: IdentityProof,
  audience: string,
  linkId: string,
): Promise<ProvenIdentity> => {
  const partition = partitionOfRegion(proof.region);
  if (!partition || partition !== partitionOfRegion(config.aws.region))
    throw refused(`${proof.region} is not a region of this partition.`);
  const { stsEndpoint } = config.aws;
  const host = stsHost(proof.region, stsEndpoint);
  const { host: _sentByFetch, ...headers } = proofHeaders({
    host,
    amzDate: proof.amzDate,
    securityToken: proof.securityToken,
    audience,
    linkId,
    nonce: proof.nonce,
  });
  const scope = `${proof.amzDate.slice(0, 8)}/${proof.region}/sts/aws4_request`;
  const authorization =
    `AWS4-HMAC-SHA256 Credential=${proof.accessKeyId}/${scope}, ` +
    `SignedHeaders=${proofSignedHeaders}, Signature=${proof.signature}`;
  const scheme = stsEndpoint ? new URL(stsEndpoint).protocol : 'https:';
  const response = await send(`${scheme}//${host}/`, { ...headers, authorization, accept: 'application/json' });
  if (response.status >= 500 || response.status === 429) throw unavailable();
  if (response.status !== 200) throw refused(`AWS STS does not accept the signature (status ${response.status}).`);
  const identity = readCallerIdentity(response.type, response.body);
  if (!identity) throw refused('What answered is not the AWS STS that we know.');
  return identity;
};

type Answer = { status: number; type: string | null; body: string };

const send = async (url: string, headers: Record<string, string>): Promise<Answer> => {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { method: 'POST', headers, body: proofBody, redirect: 'error', signal });
    const body = (await response.text()).slice(0, longestAnswer);
    return { status: response.status, type: response.headers.get('content-type'), body };
  } catch (cause) {
    throw unavailable(cause);
  }
};

const refused = (why: string): AppError =>
  new AppError(
    'proof_refused',
    `The proof of identity was refused: ${why}`,
    'Sign GetCallerIdentity for this control plane, this link and the STS host of your region.',
  );

const unavailable = (cause?: unknown): AppError =>
  new AppError('unavailable', 'AWS STS did not answer in time.', 'Try again in a moment.', { cause });

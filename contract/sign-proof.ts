import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { IdentityProof } from './identity-proof.ts';
import { audienceOf, proofBody, proofHeaders, proofSignedHeaders } from './proof-request.ts';

export type ProofInput = {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
  region: string;
  stsHost: string;
  controlPlaneUrl: string;
  linkId: string;
  now: number;
  nonce?: string;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Signs the GetCallerIdentity request that the control plane will send (Signature Version 4).
 * By hand because the request never varies: these lines replace 60 KB of signer in both Lambdas, and a test holds them
 * against the SDK's own signer.
 */
export const signProof = ({
  credentials,
  region,
  stsHost,
  controlPlaneUrl,
  linkId,
  now,
  nonce = randomBytes(16).toString('hex'),
}: ProofInput): IdentityProof => {
  const amzDate = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = amzDate.slice(0, 8);
  const headers = proofHeaders({
    host: stsHost,
    amzDate,
    securityToken: credentials.sessionToken,
    audience: audienceOf(controlPlaneUrl),
    linkId,
    nonce,
  });
  const canonicalHeaders = proofSignedHeaders
    .split(';')
    .map((name) => `${name}:${headers[name] ?? ''}\n`)
    .join('');
  const canonicalRequest = ['POST', '/', '', canonicalHeaders, proofSignedHeaders, sha256(proofBody)].join('\n');
  const scope = `${day}/${region}/sts/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope, sha256(canonicalRequest)].join('\n');
  const key = [region, 'sts', 'aws4_request'].reduce(hmac, hmac(`AWS4${credentials.secretAccessKey}`, day));
  return {
    accessKeyId: credentials.accessKeyId,
    securityToken: credentials.sessionToken,
    region,
    amzDate,
    nonce,
    signature: hmac(key, toSign).toString('hex'),
  };
};

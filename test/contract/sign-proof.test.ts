import { Sha256 } from '@aws-crypto/sha256-js';
import { expect, it } from '@jest/globals';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { proofBody, proofHeaders, proofSignedHeaders } from '../../contract/proof-request.ts';
import { signProof } from '../../contract/sign-proof.ts';

const credentials = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'FwoGZXIvYXdzE+/=token',
};
const linkId = '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d';

it.each([
  ['eu-west-1', 'sts.eu-west-1.amazonaws.com'],
  ['cn-north-1', 'sts.cn-north-1.amazonaws.com.cn'],
  ['us-east-1', '127.0.0.1:4566'],
])("signs the proof's request in %s as the SDK's signer does", async (region, stsHost) => {
  const now = Date.UTC(2026, 10, 21, 3, 4, 5, 678);
  const proof = signProof({ credentials, region, stsHost, controlPlaneUrl: 'https://cp.example:8443', linkId, now });
  expect(proof).toMatchObject({ accessKeyId: credentials.accessKeyId, region, amzDate: '20261121T030405Z' });

  const headers = proofHeaders({
    host: stsHost,
    amzDate: proof.amzDate,
    securityToken: credentials.sessionToken,
    audience: 'cp.example:8443',
    linkId,
    nonce: proof.nonce,
  });
  const signer = new SignatureV4({ credentials, region, service: 'sts', sha256: Sha256, applyChecksum: false });
  const request = new HttpRequest({ method: 'POST', hostname: stsHost, path: '/', headers, body: proofBody });
  const signed = await signer.sign(request, {
    signingDate: new Date(now),
    signableHeaders: new Set(proofSignedHeaders.split(';')),
  });
  expect(signed.headers['authorization']).toContain(`SignedHeaders=${proofSignedHeaders},`);
  expect(signed.headers['authorization']).toContain(`Signature=${proof.signature}`);
});

it('signs twice in the same second without signing the same', () => {
  const input = { credentials, region: 'us-east-1', stsHost: 'sts.us-east-1.amazonaws.com', linkId, now: 0 };
  const sign = () => signProof({ ...input, controlPlaneUrl: 'https://cp.example' }).signature;
  expect(sign()).not.toBe(sign());
});

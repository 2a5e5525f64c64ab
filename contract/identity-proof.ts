import { Type, type Static } from 'typebox';

/**
 * Proof of who the agent is: a GetCallerIdentity request that it signs and the control plane sends.
 * Only the fields that differ from request to request travel; both sides build the rest from this file, so a foreign
 * host, a second Action or an unsigned audience cannot be expressed.
 */
export const IdentityProof = Type.Object(
  {
    accessKeyId: Type.String({ pattern: '^[A-Za-z0-9_]{1,128}$' }),
    securityToken: Type.String({
      maxLength: 4096,
      pattern: '^[A-Za-z0-9+/=_.-]*$',
      description: 'Empty where the caller has none. Such a caller is no role, but that is for STS to say.',
    }),
    region: Type.String({ pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]$', maxLength: 32 }),
    amzDate: Type.String({ pattern: '^[0-9]{8}T[0-9]{6}Z$' }),
    nonce: Type.String({
      pattern: '^[0-9a-f]{32}$',
      description: 'Keeps apart what two copies of a function sign in the same second: a signature counts once.',
    }),
    signature: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
);
export type IdentityProof = Static<typeof IdentityProof>;

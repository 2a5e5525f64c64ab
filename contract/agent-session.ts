import { Type, type Static } from 'typebox';
import { IdentityProof } from './identity-proof.ts';

/** `POST /agent/v1/sessions` */
export const SessionRequest = Type.Object(
  { linkId: Type.String({ format: 'uuid' }), proof: IdentityProof },
  { $id: 'SessionRequest', additionalProperties: false },
);
export type SessionRequest = Static<typeof SessionRequest>;

export const SessionAnswer = Type.Object(
  {
    token: Type.String({ description: 'Bearer token, bound to link, account and role.' }),
    expiresAt: Type.String({ format: 'date-time', description: '15 minutes after the answer.' }),
  },
  { $id: 'SessionAnswer' },
);
export type SessionAnswer = Static<typeof SessionAnswer>;

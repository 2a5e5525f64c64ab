import { Type, type Static } from 'typebox';

const name = Type.String({ minLength: 1, maxLength: 100 });
const password = Type.String({ minLength: 12, maxLength: 128, description: 'At least twelve characters.' });

/** `POST /api/people/first-owner`: with the one-time link that `npm start` prints. */
export const FirstOwner = Type.Object(
  {
    token: Type.String({ minLength: 40, maxLength: 64 }),
    name,
    email: Type.String({ format: 'email', maxLength: 254 }),
    password,
    workspace: name,
  },
  { $id: 'FirstOwner', additionalProperties: false },
);
export type FirstOwner = Static<typeof FirstOwner>;

/** `GET /api/people/invitations/:id` */
export const InvitationView = Type.Object(
  { email: Type.String(), workspace: Type.String() },
  { $id: 'InvitationView' },
);
export type InvitationView = Static<typeof InvitationView>;

/** `POST /api/people/invitations/:id/accept` */
export const AcceptInvitation = Type.Object(
  { name, password },
  { $id: 'AcceptInvitation', additionalProperties: false },
);
export type AcceptInvitation = Static<typeof AcceptInvitation>;

/** `GET /api/people/ways`: how one may sign in here. */
export const SignInWays = Type.Object({ oidc: Type.Boolean() }, { $id: 'SignInWays' });
export type SignInWays = Static<typeof SignInWays>;

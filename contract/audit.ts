import { Type, type Static } from 'typebox';

/** `GET /api/v1/audit`: who did what, when, from where, with the AWS request ids. */
export const AuditEntry = Type.Object(
  {
    id: Type.String(),
    at: Type.String({ format: 'date-time' }),
    who: Type.String(),
    action: Type.String({ description: 'A past-tense fact: link.created, change-set.rejected, …' }),
    subject: Type.String({ description: 'kind:id of what changed.' }),
    from: Type.Union([Type.String(), Type.Null()], { description: 'Network address of the caller.' }),
    awsRequestIds: Type.Array(Type.String()),
  },
  { $id: 'AuditEntry' },
);
export type AuditEntry = Static<typeof AuditEntry>;

import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** `GET /api/v1/audit`: who did what, when, from where, with the AWS request ids. */
export const AuditEntry = Type.Object(
  {
    id: Type.String(),
    at: Type.String({ format: 'date-time' }),
    who: Type.String({ description: '`user:<e-mail>`, `api-key:<name>`, `agent:<link>`, or `control-plane`.' }),
    whoName: nullable(Type.String({ description: 'Of an agent: what its account is called.' })),
    action: Type.String({ description: 'A past-tense fact: link.created, change-set.rejected, …' }),
    subject: Type.String({ description: 'kind:id of what changed.' }),
    subjectName: nullable(Type.String({ description: 'What people call it.' })),
    detail: nullable(Type.String({ description: 'From what to what, where the action does not say it.' })),
    from: Type.Union([Type.String(), Type.Null()], { description: 'Network address of the caller.' }),
    awsRequestIds: Type.Array(Type.String()),
  },
  { $id: 'AuditEntry' },
);
export type AuditEntry = Static<typeof AuditEntry>;

import { Type, type Static } from 'typebox';

export const roles = ['owner', 'operator', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** `GET /api/v1/workspaces`: those the caller belongs to. */
export const Workspace = Type.Object(
  { id: Type.String(), name: Type.String(), role: Type.Enum(roles) },
  { $id: 'Workspace' },
);
export type Workspace = Static<typeof Workspace>;

/** `GET /api/v1/caller`: who is asking, and where that counts. */
export const CallerView = Type.Object(
  {
    who: Type.String({ description: 'As the audit log names it: `user:<e-mail>`, `api-key:<name>`.' }),
    role: Type.Enum(roles),
    workspace: Type.Object({ id: Type.String(), name: Type.String() }),
  },
  { $id: 'CallerView' },
);
export type CallerView = Static<typeof CallerView>;

/** `POST /api/v1/api-keys` */
export const NewApiKey = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 100 }), role: Type.Enum(roles) },
  { $id: 'NewApiKey', additionalProperties: false },
);
export type NewApiKey = Static<typeof NewApiKey>;

export const ApiKey = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    role: Type.Enum(roles),
    createdAt: Type.String({ format: 'date-time' }),
    lastUsedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    secret: Type.Optional(Type.String({ description: 'Only in the answer that made it: shown once, stored hashed.' })),
  },
  { $id: 'ApiKey' },
);
export type ApiKey = Static<typeof ApiKey>;

import { Type, type Static } from 'typebox';
import { CommanderUser } from './commander-users.ts';
import { Problem } from './problem.ts';
import { AgentRegion } from './registration.ts';

export const linkStates = [
  'waiting',
  'registered',
  'linked',
  'rejected',
  'unreachable',
  'unlinked',
  'expired',
] as const;
export type LinkState = (typeof linkStates)[number];
/** What a list of links can be ordered by. */
export const linkSorts = ['created', 'name', 'account', 'state', 'version', 'regions', 'seen'] as const;
export type LinkSort = (typeof linkSorts)[number];
export const driftStates = ['unknown', 'in-sync', 'drifted'] as const;

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** `POST /api/v1/links` */
export const NewLink = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'What people call this account.' })),
    region: Type.String({ maxLength: 32, description: 'The home region: where the agent stack is created.' }),
    accountId: Type.Optional(
      Type.String({
        pattern: '^[0-9]{12}$',
        description: 'The account expected; without it an owner confirms the account.',
      }),
    ),
    stackNamePattern: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9*?-]{1,128}$', description: 'Stacks that may be proposed to; default `*`.' }),
    ),
    namePrefix: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{0,19}$', description: 'Default `stackery`.' })),
    regions: Type.Optional(
      Type.Array(Type.String({ maxLength: 32 }), {
        maxItems: 100,
        description: 'Empty or absent: every region enabled.',
      }),
    ),
    rolePath: Type.Optional(Type.String({ pattern: '^/([A-Za-z0-9_+=,.@-]+/)*$', maxLength: 256 })),
    permissionsBoundaryArn: Type.Optional(Type.String({ maxLength: 2048 })),
  },
  { $id: 'NewLink', additionalProperties: false },
);
export type NewLink = Static<typeof NewLink>;

/** Exactly what the console's quick-create page is given. */
export const Launch = Type.Object(
  {
    url: Type.String({ description: 'The Launch Stack link.' }),
    templateUrl: Type.String(),
    stackName: Type.String(),
    parameters: Type.Record(Type.String(), Type.String()),
  },
  { $id: 'Launch' },
);
export type Launch = Static<typeof Launch>;

export const Link = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: nullable(Type.String()),
    state: Type.Enum(linkStates),
    problem: nullable(Problem),
    externalId: Type.String(),
    rotation: nullable(
      Type.Object(
        { startedAt: Type.String({ format: 'date-time' }), expiresAt: Type.String({ format: 'date-time' }) },
        { description: 'While the external id is being rotated. Nobody having used the new one, it ends by itself.' },
      ),
    ),
    nextExternalId: nullable(
      Type.String({
        description: 'While it is being rotated, and for owners only: the one to update the agent stack with.',
      }),
    ),
    accountId: nullable(Type.String()),
    expectedAccountId: nullable(Type.String()),
    accountConfirmed: Type.Boolean({ description: 'False while an owner has yet to confirm the account.' }),
    homeRegion: Type.String(),
    stackNamePattern: Type.String(),
    namePrefix: Type.String(),
    stackId: nullable(Type.String()),
    roleArn: nullable(Type.String()),
    assetsBucket: nullable(Type.String()),
    version: nullable(Type.String()),
    newestVersion: nullable(Type.String()),
    outdated: Type.Boolean(),
    regionsReady: Type.Integer(),
    regionsWanted: Type.Integer(),
    drift: Type.Enum(driftStates),
    leftBehind: Type.Array(Type.String()),
    commanderUsers: Type.Array(CommanderUser, {
      description: 'Of an unlinked account: the stacks whose custom resources nobody serves any more.',
    }),
    createdAt: Type.String({ format: 'date-time' }),
    expiresAt: Type.String({ format: 'date-time' }),
    linkedAt: nullable(Type.String({ format: 'date-time' })),
    lastSeenAt: nullable(Type.String({ format: 'date-time' })),
    launch: nullable(Launch),
  },
  { $id: 'Link' },
);
export type Link = Static<typeof Link>;

/** `PATCH /api/v1/links/:id`: an owner confirms the account, or starts a rotation of the external id. */
export const LinkChange = Type.Union(
  [
    Type.Object({ confirmAccountId: Type.String({ pattern: '^[0-9]{12}$' }) }, { additionalProperties: false }),
    Type.Object({ rotateExternalId: Type.Literal(true) }, { additionalProperties: false }),
    Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
  ],
  { $id: 'LinkChange' },
);
export type LinkChange = Static<typeof LinkChange>;

/** `GET /api/v1/links/:id/regions` */
export const LinkRegions = Type.Object({ items: Type.Array(AgentRegion) }, { $id: 'LinkRegions' });
export type LinkRegions = Static<typeof LinkRegions>;

/** `GET /api/v1/links/:id/update`: what an update would change, and how to start it. */
export const LinkUpdate = Type.Object(
  {
    installedVersion: nullable(Type.String()),
    newestVersion: nullable(Type.String()),
    outdated: Type.Boolean(),
    templateUrl: nullable(Type.String()),
    manifestUrl: nullable(Type.String()),
    consoleUrl: nullable(
      Type.String({ description: 'The Update button: the console with the new template, all settings kept.' }),
    ),
    parametersUrl: nullable(
      Type.String({
        description:
          "The console with the installed release's template: to change a parameter there, such as the external id.",
      }),
    ),
    command: Type.String({ description: 'The same with the CLI.' }),
    resourceChanges: Type.Array(
      Type.Object({ action: Type.String(), logicalId: Type.String(), resourceType: Type.String() }),
    ),
    permissionChanges: Type.Array(
      Type.Object({ logicalId: Type.String(), added: Type.Array(Type.String()), removed: Type.Array(Type.String()) }),
    ),
  },
  { $id: 'LinkUpdate' },
);
export type LinkUpdate = Static<typeof LinkUpdate>;

/** `GET /api/v1/links/:id/resources`: of the agent stack, as CloudFormation shows them now. */
export const LinkResources = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        logicalId: Type.String(),
        physicalId: Type.String(),
        resourceType: Type.String(),
        status: Type.String(),
      }),
    ),
  },
  { $id: 'LinkResources' },
);
export type LinkResources = Static<typeof LinkResources>;

/** `GET /api/v1/links/:id/stacks` */
export const StackSummary = Type.Object(
  {
    region: Type.String(),
    stackName: Type.String(),
    stackId: Type.String(),
    status: Type.String(),
    updatedAt: nullable(Type.String({ format: 'date-time' })),
  },
  { $id: 'StackSummary' },
);
export type StackSummary = Static<typeof StackSummary>;

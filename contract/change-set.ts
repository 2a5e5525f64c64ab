import { Type, type Static } from 'typebox';
import { Problem } from './problem.ts';

export const changeSetStates = [
  'creating',
  'ready',
  'empty',
  'failed',
  'executing',
  'done',
  'stale',
  'rejected',
  'expired',
] as const;
export type ChangeSetState = (typeof changeSetStates)[number];
/** What a list of change sets can be ordered by. */
export const changeSetSorts = ['created', 'stack', 'account', 'region', 'state'] as const;
export type ChangeSetSort = (typeof changeSetSorts)[number];

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** `POST /api/v1/change-sets`: propose. */
export const Proposal = Type.Object(
  {
    linkId: Type.String({ format: 'uuid' }),
    region: Type.String({ maxLength: 32 }),
    stackName: Type.String({ pattern: '^[a-zA-Z][-a-zA-Z0-9]{0,127}$' }),
    template: Type.String({
      minLength: 1,
      description: 'JSON or YAML; at most 1,048,576 bytes, as CloudFormation allows.',
    }),
    parameters: Type.Optional(Type.Record(Type.String({ maxLength: 255 }), Type.String({ maxLength: 4096 }))),
    capabilities: Type.Optional(
      Type.Array(
        Type.Union([
          Type.Literal('CAPABILITY_IAM'),
          Type.Literal('CAPABILITY_NAMED_IAM'),
          Type.Literal('CAPABILITY_AUTO_EXPAND'),
        ]),
        { maxItems: 3 },
      ),
    ),
    description: Type.Optional(Type.String({ maxLength: 1024 })),
  },
  { $id: 'Proposal', additionalProperties: false },
);
export type Proposal = Static<typeof Proposal>;

export const PropertyChange = Type.Object({
  path: Type.String(),
  before: nullable(Type.String()),
  after: nullable(Type.String()),
  recreation: Type.String({ description: 'Never, Conditionally or Always.' }),
});
export type PropertyChange = Static<typeof PropertyChange>;

export const Change = Type.Object(
  {
    action: Type.String({ description: 'Add, Modify, Remove, Import or Dynamic.' }),
    logicalId: Type.String(),
    physicalId: nullable(Type.String()),
    resourceType: Type.String(),
    replacement: nullable(Type.String({ description: 'True, False or Conditional.' })),
    policyAction: nullable(Type.String()),
    before: nullable(Type.String({ description: 'The whole resource before, as JSON text.' })),
    after: nullable(Type.String()),
    properties: Type.Array(PropertyChange),
    nestedChangeSet: nullable(Type.String()),
  },
  { $id: 'Change' },
);
export type Change = Static<typeof Change>;

const Finding = Type.Object({ logicalId: Type.String(), what: Type.String({ description: 'One sentence.' }) });
export type Finding = Static<typeof Finding>;

/** What the reader must see before anything else. Whoever executes a change set lends it his power. */
export const Review = Type.Object(
  {
    replacements: Type.Array(Finding),
    deletions: Type.Array(Finding),
    iam: Type.Array(Finding),
    borrowedPower: Type.Array(Finding, {
      description:
        'Custom resources, macros, code or templates from outside the assets bucket or unversioned, dynamic references.',
    }),
    foreignTopics: Type.Array(Type.String(), { description: 'NotificationARNs of other accounts.' }),
    capabilities: Type.Array(Type.String()),
    rollback: Type.String({ description: 'The rollback settings, in one sentence.' }),
    executesAs: Type.Object({
      kind: Type.Union([Type.Literal('service-role'), Type.Literal('executor')]),
      roleArn: nullable(Type.String()),
    }),
    warnings: Type.Array(Type.String()),
  },
  { $id: 'Review' },
);
export type Review = Static<typeof Review>;

export const ChangeSetSummary = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    linkId: Type.String({ format: 'uuid' }),
    accountId: Type.String(),
    region: Type.String(),
    stackName: Type.String(),
    type: Type.Union([Type.Literal('CREATE'), Type.Literal('UPDATE')]),
    state: Type.Enum(changeSetStates),
    problem: nullable(Problem),
    name: Type.String({ description: "CloudFormation's name of it: stackery-…" }),
    description: nullable(Type.String()),
    createdAt: Type.String({ format: 'date-time' }),
    createdBy: Type.String(),
    settledAt: nullable(Type.String({ format: 'date-time' })),
  },
  { $id: 'ChangeSetSummary' },
);
export type ChangeSetSummary = Static<typeof ChangeSetSummary>;

export const ChangeSet = Type.Object(
  {
    ...ChangeSetSummary.properties,
    arn: nullable(Type.String()),
    stackId: nullable(Type.String()),
    templateHash: Type.String({
      description: 'Hex SHA-256 of the template; its object in the assets bucket is named after it.',
    }),
    templateUrl: nullable(Type.String()),
    parameters: Type.Record(Type.String(), Type.String()),
    changes: Type.Array(Change),
    review: nullable(Review),
    consoleUrl: nullable(Type.String({ description: 'The console is the authority: execute there.' })),
    executeCommand: Type.String({ description: "Executes it with the customer's own credentials." }),
    cleanUpCommand: nullable(
      Type.String({ description: 'Set when a rejected CREATE left an empty stack that only the customer can delete.' }),
    ),
  },
  { $id: 'ChangeSet' },
);
export type ChangeSet = Static<typeof ChangeSet>;

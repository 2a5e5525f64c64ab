import { Type, type Static } from 'typebox';
import { CommanderUser } from './commander-users.ts';

export const regionStates = ['ready', 'failed', 'not-enabled'] as const;

export const AgentRegion = Type.Object(
  {
    region: Type.String({ maxLength: 32 }),
    state: Type.Enum(regionStates),
    reason: Type.Optional(Type.String({ maxLength: 500, description: 'Why a region is not ready, as AWS said it.' })),
    topicArn: Type.Optional(Type.String({ maxLength: 400 })),
    version: Type.Optional(Type.String({ maxLength: 40 })),
    codeHash: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { $id: 'AgentRegion', additionalProperties: false },
);
export type AgentRegion = Static<typeof AgentRegion>;

/** `PUT /agent/v1/registration`, at Create and Update. Keyed by CloudFormation's RequestId: twice is once. */
export const Registration = Type.Object(
  {
    requestId: Type.String({ minLength: 1, maxLength: 128 }),
    stackId: Type.String({
      pattern: '^arn:[a-z-]+:cloudformation:[a-z0-9-]+:[0-9]{12}:stack/[^/]+/.+$',
      maxLength: 400,
    }),
    accountId: Type.String({ pattern: '^[0-9]{12}$' }),
    homeRegion: Type.String({ maxLength: 32 }),
    roleArn: Type.String({ pattern: '^arn:[a-z-]+:iam::[0-9]{12}:role/.+$', maxLength: 2048 }),
    version: Type.String({ pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$', maxLength: 40 }),
    codeHash: Type.String({ maxLength: 100, description: 'Base64 SHA-256 of the agent zip, as Lambda reports it.' }),
    regions: Type.Array(AgentRegion, { maxItems: 100 }),
    assetsBucket: Type.String({ maxLength: 63 }),
    topicArn: Type.String({ maxLength: 400, description: 'The notification topic of the home region.' }),
  },
  { $id: 'Registration', additionalProperties: false },
);
export type Registration = Static<typeof Registration>;

/** `DELETE /agent/v1/registration`, at Delete. */
export const Unregistration = Type.Object(
  {
    requestId: Type.String({ minLength: 1, maxLength: 128 }),
    stackId: Type.String({ maxLength: 400 }),
    leftBehind: Type.Array(Type.String({ maxLength: 400 }), {
      maxItems: 200,
      description:
        'ARNs that stay in the account: the assets bucket if it holds objects, topics that stacks still name.',
    }),
    commanderUsers: Type.Optional(
      Type.Array(CommanderUser, {
        maxItems: 200,
        description:
          'Stacks with custom resources that nobody serves any more. Agents before this was asked send none.',
      }),
    ),
  },
  { $id: 'Unregistration', additionalProperties: false },
);
export type Unregistration = Static<typeof Unregistration>;

/** The answer to PUT, GET and DELETE of the registration: a verdict, never a command. */
export const Verdict = Type.Object(
  {
    verdict: Type.Union([
      Type.Literal('pending'),
      Type.Literal('linked'),
      Type.Literal('rejected'),
      Type.Literal('unlinked'),
    ]),
    code: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
  },
  { $id: 'Verdict' },
);
export type Verdict = Static<typeof Verdict>;

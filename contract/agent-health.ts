import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const time = Type.String({ format: 'date-time' });

/** The functions of the agent, in each region. */
export const agentFunctions = ['agent-commander', 'notifications-handler'] as const;
export type AgentFunction = (typeof agentFunctions)[number];

/** The only values that CloudWatch Logs takes. */
export const logRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export const LogGroup = Type.Object({
  name: Type.String(),
  retentionDays: nullable(Type.Integer({ description: 'Null: kept for ever.' })),
  storedBytes: Type.Integer(),
});
export type LogGroup = Static<typeof LogGroup>;

export const FunctionMetrics = Type.Object(
  {
    function: Type.Enum(agentFunctions),
    name: Type.String({ description: 'As it is called in the account.' }),
    logGroup: nullable(LogGroup),
    points: Type.Array(
      Type.Object({
        at: time,
        invocations: Type.Number(),
        errors: Type.Number(),
        throttles: Type.Number(),
        p50: nullable(Type.Number({ description: 'Duration in milliseconds; null when it did not run.' })),
        p95: nullable(Type.Number()),
        max: nullable(Type.Number()),
      }),
      { description: 'One for each period in which CloudWatch has anything, oldest first.' },
    ),
  },
  { $id: 'FunctionMetrics' },
);
export type FunctionMetrics = Static<typeof FunctionMetrics>;

export const metricsSpans = ['3-hours', 'day', 'week'] as const;
export type MetricsSpan = (typeof metricsSpans)[number];

/** `GET /api/v1/links/:id/functions?region=…&span=…`: from CloudWatch of the account, asked when somebody looks. */
export const AgentMetrics = Type.Object(
  {
    region: Type.String(),
    from: time,
    until: time,
    periodSeconds: Type.Integer(),
    items: Type.Array(FunctionMetrics),
  },
  { $id: 'AgentMetrics' },
);
export type AgentMetrics = Static<typeof AgentMetrics>;

/** `PATCH /api/v1/links/:id/log-retention`: of one log group of the agent. */
export const LogRetention = Type.Object(
  {
    region: Type.String({ maxLength: 32 }),
    function: Type.Enum(agentFunctions),
    retentionDays: Type.Enum([...logRetentionDays]),
  },
  { $id: 'LogRetention', additionalProperties: false },
);
export type LogRetention = Static<typeof LogRetention>;

export const healthStates = ['passing', 'failing', 'unknown'] as const;

/** `GET /api/v1/links/:id/health`: what the regular look at the account finds, check by check. */
export const HealthCheck = Type.Object(
  {
    name: Type.String(),
    state: Type.Enum(healthStates),
    detail: Type.String({ description: 'What was found, in one sentence.' }),
    since: nullable(Type.String({ format: 'date-time', description: 'Since when it is in this state.' })),
  },
  { $id: 'HealthCheck' },
);
export type HealthCheck = Static<typeof HealthCheck>;

/** `GET /api/v1/links/:id/drift`: which resource of the agent stack differs from its template, and in what. */
export const ResourceDrift = Type.Object(
  {
    logicalId: Type.String(),
    resourceType: Type.String(),
    physicalId: Type.String(),
    state: Type.Union([Type.Literal('modified'), Type.Literal('deleted')]),
    differences: Type.Array(
      Type.Object({ path: Type.String(), expected: nullable(Type.String()), actual: nullable(Type.String()) }),
    ),
  },
  { $id: 'ResourceDrift' },
);
export type ResourceDrift = Static<typeof ResourceDrift>;

export const AgentDrift = Type.Object(
  { checkedAt: nullable(time), items: Type.Array(ResourceDrift) },
  { $id: 'AgentDrift' },
);
export type AgentDrift = Static<typeof AgentDrift>;

/** `GET /api/v1/links/:id/repair`: how the customer has the agent look after its copies again. We cannot. */
export const Repair = Type.Object(
  {
    consoleUrl: nullable(
      Type.String({ description: "The console's update page, with the template that is installed already." }),
    ),
    parameter: Type.String({ description: 'The one to change there: a link cannot fill it in.' }),
    value: Type.String({ description: 'Its new value.' }),
    command: Type.String({ description: 'The same with the CLI.' }),
  },
  { $id: 'Repair' },
);
export type Repair = Static<typeof Repair>;

/** `GET /api/v1/links/:id/install`: the install as far as it can be seen from outside. */
export const Install = Type.Object(
  {
    visible: Type.Boolean({
      description: 'False while no role lets us look: it is not made yet, or we do not know in which account.',
    }),
    status: nullable(Type.String({ description: "CloudFormation's status of the agent stack." })),
    reason: nullable(Type.String({ description: 'Why the first resource failed, in the words of AWS.' })),
    resources: Type.Array(
      Type.Object({
        logicalId: Type.String(),
        resourceType: Type.String(),
        status: Type.String(),
        reason: nullable(Type.String()),
        at: time,
      }),
      { description: 'The latest of each resource, in the order in which CloudFormation began them.' },
    ),
    regions: Type.Array(Type.Object({ region: Type.String(), ready: Type.Boolean() }), {
      description: 'Whether the agent stands there already.',
    }),
  },
  { $id: 'Install' },
);
export type Install = Static<typeof Install>;

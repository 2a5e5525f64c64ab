import type { AgentDrift, AgentMetrics, Install } from '../../contract/agent-health.ts';

/** What only an account in AWS could answer, for pages that are seen without one. */
const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const points = Array.from({ length: 23 }, (_, index) => ({
  at: new Date(Math.floor(Date.now() / 3_600_000 - 23 + index) * 3_600_000).toISOString(),
  ...{ invocations: 10 + (index % 7), errors: index % 11 ? 0 : 1, throttles: 0 },
  ...{ p50: 180 + index, p95: 420 + 3 * index, max: 900 + 10 * index },
}));

export const metrics: AgentMetrics = {
  ...{ region: 'us-east-1', from: points[0]?.at ?? at(23), until: at(0), periodSeconds: 3_600 },
  items: [
    {
      ...{ function: 'agent-commander', name: 'stackery-agent-commander', points },
      logGroup: { name: '/aws/lambda/stackery-agent-commander', retentionDays: 30, storedBytes: 120_000 },
    },
    { function: 'notifications-handler', name: 'stackery-notifications-handler', points: [], logGroup: null },
  ],
};

export const drift: AgentDrift = {
  checkedAt: at(2),
  items: [
    {
      ...{
        logicalId: 'StackeryRole',
        resourceType: 'AWS::IAM::Role',
        physicalId: 'stackery-access',
        state: 'modified',
      },
      differences: [{ path: '/MaxSessionDuration', expected: '3600', actual: '43200' }],
    },
    {
      ...{ logicalId: 'AssetsBucketPolicy', resourceType: 'AWS::S3::BucketPolicy', physicalId: 'policy' },
      ...{ state: 'deleted', differences: [] },
    },
  ],
};

export const install: Install = {
  ...{ visible: true, status: 'CREATE_IN_PROGRESS', reason: null },
  resources: [
    ['AssetsBucket', 'AWS::S3::Bucket', 'CREATE_COMPLETE'],
    ['StackeryRole', 'AWS::IAM::Role', 'CREATE_COMPLETE'],
    ['StackeryAgentCommanderBootstrap', 'Custom::StackeryAgentCommanderBootstrap', 'CREATE_IN_PROGRESS'],
  ].map(([logicalId = '', resourceType = '', status = '']) => ({
    ...{ logicalId, resourceType, status, reason: null, at: at(0) },
  })),
  regions: [
    { region: 'us-east-1', ready: true },
    { region: 'eu-west-1', ready: false },
  ],
};

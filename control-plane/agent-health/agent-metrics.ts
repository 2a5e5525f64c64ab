import { agentFunctions, type AgentMetrics, type MetricsSpan } from '../../contract/agent-health.ts';
import { getFunctionMetrics, type Window } from '../aws/cloudwatch/get-function-metrics.ts';
import { linkAccess } from '../aws/link-access.ts';
import { describeLogGroup } from '../aws/logs/describe-log-group.ts';
import type { Clock } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { LinkRow } from '../links/link-store.ts';
import { assertReached } from './assert-reached.ts';
import { functionName, logGroupName } from './names.ts';

const hour = 3_600_000;

/** How far to look back, and how many seconds a point is. */
const spans: Record<MetricsSpan, { hours: number; periodSeconds: number }> = {
  '3-hours': { hours: 3, periodSeconds: 300 },
  day: { hours: 24, periodSeconds: 3_600 },
  week: { hours: 168, periodSeconds: 21_600 },
};

/** Invocations, errors, throttles and durations of the agent's functions in one region, and how long their logs are kept. */
export const agentMetrics = async (
  { aws, clock }: Pick<Deps, 'aws' | 'clock'>,
  link: LinkRow,
  region: string,
  span: MetricsSpan,
): Promise<AgentMetrics> => {
  assertReached(link, region);
  const access = linkAccess(link, region, 'metrics');
  const window = windowOf(clock, span);
  const names = agentFunctions.map((each) => functionName(link, each));
  const [points, ...logGroups] = await Promise.all([
    getFunctionMetrics(aws, access, names, window),
    ...agentFunctions.map((each) => describeLogGroup(aws, access, logGroupName(link, each))),
  ]);
  return {
    region,
    from: window.from.toISOString(),
    until: window.until.toISOString(),
    periodSeconds: window.periodSeconds,
    items: agentFunctions.map((each, index) => ({
      function: each,
      name: names[index] ?? '',
      logGroup: logGroups[index] ?? null,
      points: points[index] ?? [],
    })),
  };
};

/** From the beginning of a period, so that each point is a whole one but the last. */
const windowOf = (clock: Clock, span: MetricsSpan): Window => {
  const { hours, periodSeconds } = spans[span];
  const length = periodSeconds * 1_000;
  const from = Math.floor((clock.now() - hours * hour) / length) * length;
  return { from: new Date(from), until: new Date(clock.now()), periodSeconds };
};

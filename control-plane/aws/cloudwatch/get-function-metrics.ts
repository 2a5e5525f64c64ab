import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandOutput,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import type { FunctionMetrics } from '../../../contract/agent-health.ts';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

type Point = FunctionMetrics['points'][number];
type Field = Exclude<keyof Point, 'at'>;

const asked: Record<Field, { metric: string; stat: string }> = {
  invocations: { metric: 'Invocations', stat: 'Sum' },
  errors: { metric: 'Errors', stat: 'Sum' },
  throttles: { metric: 'Throttles', stat: 'Sum' },
  p50: { metric: 'Duration', stat: 'p50' },
  p95: { metric: 'Duration', stat: 'p95' },
  max: { metric: 'Duration', stat: 'Maximum' },
};

export type Window = { from: Date; until: Date; periodSeconds: number };

/** What Lambda counts of each function; CloudWatch bills each of the six numbers, so ask no more often than somebody looks. */
export const getFunctionMetrics = async (
  aws: Aws,
  access: RoleAccess,
  names: readonly string[],
  { from, until, periodSeconds }: Window,
): Promise<Point[][]> => {
  const queries = names.flatMap((name, index) =>
    Object.entries(asked).map(([field, { metric, stat }]): MetricDataQuery => ({
      Id: `${field}_${index}`,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/Lambda',
          MetricName: metric,
          Dimensions: [{ Name: 'FunctionName', Value: name }],
        },
        Period: periodSeconds,
        Stat: stat,
      },
    })),
  );
  const points = names.map(() => new Map<number, Point>());
  let page: GetMetricDataCommandOutput | undefined;
  do {
    const NextToken: string | undefined = page?.NextToken;
    page = await callAs(aws, access, CloudWatchClient, 'GetMetricData', (client) =>
      client.send(new GetMetricDataCommand({ MetricDataQueries: queries, StartTime: from, EndTime: until, NextToken })),
    );
    for (const { Id = '', Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
      const [field, index] = Id.split('_');
      const series = points[Number(index)];
      if (field === undefined || !isField(field) || series === undefined) continue;
      for (const [place, at] of Timestamps.entries()) {
        const point = series.get(at.getTime()) ?? emptyAt(at);
        series.set(at.getTime(), { ...point, [field]: Values[place] ?? point[field] });
      }
    }
  } while (page.NextToken);
  return points.map((series) => [...series].sort(([one], [other]) => one - other).map(([, point]) => point));
};

const isField = (name: string): name is Field => name in asked;

const emptyAt = (at: Date): Point => ({
  at: at.toISOString(),
  ...{ invocations: 0, errors: 0, throttles: 0 },
  ...{ p50: null, p95: null, max: null },
});

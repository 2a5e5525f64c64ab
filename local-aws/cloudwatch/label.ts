import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { notImplemented } from '../aws-error.ts';
import { seriesKey } from './state.ts';
import { dimensionsOf } from './statistics.ts';

const metricOf = ({ MetricStat }: MetricDataQuery): string => {
  const { Namespace = '', MetricName = '', Dimensions } = MetricStat?.Metric ?? {};
  return seriesKey(Namespace, MetricName, dimensionsOf(Dimensions));
};

/** Without a label of its own, a query is known by its metric, and by what tells it from others of the same metric. */
export const labelOf = (query: MetricDataQuery, all: MetricDataQuery[]): string => {
  const { Label, MetricStat } = query;
  if (Label?.includes('${')) throw notImplemented('monitoring', `the dynamic label ${Label}`);
  if (Label !== undefined) return Label;
  const same = all.filter((other) => metricOf(other) === metricOf(query));
  const differing = (['Stat', 'Period'] as const).filter(
    (member) => new Set(same.map((other) => other.MetricStat?.[member])).size > 1,
  );
  return [MetricStat?.Metric?.MetricName, ...differing.map((member) => MetricStat?.[member])].join(' ');
};

import type { ListMetricsInput, ListMetricsOutput } from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { cloudWatchState, type Series } from './state.ts';

const pageSize = 500;

export const listMetrics: Operation<ListMetricsInput, ListMetricsOutput> = {
  authorize: () => [{ action: 'cloudwatch:ListMetrics', resource: '*' }],
  run: ({ world, account, region }, input) => {
    const validation = createValidation();
    validation.text('namespace', input.Namespace, { min: 1, max: 255, pattern: /^[^:].*/, shown: '[^:].*' });
    validation.text('metricName', input.MetricName, { min: 1, max: 255 });
    validation.oneOf('recentlyActive', input.RecentlyActive, ['PT3H']);
    validation.throwIfAny();
    const all = [...cloudWatchState(world, account, region).series.values()].filter((series) =>
      isWanted(series, input),
    );
    const start = input.NextToken === undefined ? 0 : Number(input.NextToken);
    if (!Number.isInteger(start)) {
      throw new AwsError('InvalidParameterValue', 'Request parameter NextToken is invalid');
    }
    const end = start + pageSize;
    return {
      Metrics: all.slice(start, end).map(({ namespace, metric, dimensions }) => ({
        Namespace: namespace,
        MetricName: metric,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
      ...(end < all.length && { NextToken: String(end) }),
    };
  },
  lacks: ['IncludeLinkedAccounts', 'OwningAccount'],
};

const isWanted = (series: Series, { Namespace, MetricName, Dimensions = [] }: ListMetricsInput): boolean =>
  (Namespace === undefined || series.namespace === Namespace) &&
  (MetricName === undefined || series.metric === MetricName) &&
  Dimensions.every(({ Name = '', Value }) => {
    const value = series.dimensions[Name];
    return value !== undefined && (Value === undefined || Value === value);
  });

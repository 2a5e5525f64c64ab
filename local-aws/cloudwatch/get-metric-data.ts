import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Call, Operation } from '../operation.ts';
import { cloudWatchState, seriesKey } from './state.ts';
import { dimensionsOf, periodsOf, statistic } from './statistics.ts';

export const getMetricData: Operation<GetMetricDataInput, GetMetricDataOutput> = {
  authorize: () => [{ action: 'cloudwatch:GetMetricData', resource: '*' }],
  run: (call, input) => {
    const start = input.StartTime?.getTime() ?? 0;
    const end = input.EndTime?.getTime() ?? 0;
    if (start >= end) {
      throw new AwsError('ValidationError', 'The parameter StartTime must be less than the parameter EndTime.');
    }
    const queries = input.MetricDataQueries ?? [];
    checkIds(queries);
    return {
      MetricDataResults: queries
        .filter(({ ReturnData }) => ReturnData !== false)
        .map((query) => resultOf(call, query, start, end, input.ScanBy === 'TimestampAscending')),
      Messages: [],
    };
  },
};

const checkIds = (queries: MetricDataQuery[]): void => {
  const ids = queries.map(({ Id = '' }) => Id);
  const bad = ids.find((id) => !/^[a-z]\w{0,254}$/.test(id));
  if (bad !== undefined) {
    throw new AwsError(
      'ValidationError',
      `The value ${bad} for parameter MetricDataQueries.member.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
    );
  }
  if (new Set(ids).size < ids.length) {
    throw new AwsError('ValidationError', 'The values for parameter Id in MetricDataQueries are not unique.');
  }
};

const resultOf = (
  { world, account, region }: Call,
  { Id, Label, MetricStat, Expression }: MetricDataQuery,
  start: number,
  end: number,
  ascending: boolean,
): MetricDataResult => {
  if (Expression !== undefined || MetricStat === undefined) throw notImplemented('monitoring', 'Expression');
  const { Metric, Period = 60, Stat = '' } = MetricStat;
  const key = seriesKey(Metric?.Namespace ?? '', Metric?.MetricName ?? '', dimensionsOf(Metric?.Dimensions));
  const periods = periodsOf(cloudWatchState(world, account, region).series.get(key), start, end, Period);
  if (!ascending) periods.reverse();
  return {
    Id,
    Label: Label ?? Metric?.MetricName,
    Timestamps: periods.map(([at]) => new Date(at)),
    Values: periods.map(([, minute]) => statistic(Stat, minute)),
    StatusCode: 'Complete',
  };
};

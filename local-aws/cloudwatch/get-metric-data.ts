import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
  MetricStat,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../aws-error.ts';
import type { Call, Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { pageOf } from './page-of-data.ts';
import { cloudWatchState, seriesKey } from './state.ts';
import { labelOf } from './label.ts';
import { dimensionsOf, isStatistic, periodsOf, statistic } from './statistics.ts';
import { units } from './units.ts';

export const getMetricData: Operation<GetMetricDataInput, GetMetricDataOutput> = {
  authorize: () => [{ action: 'cloudwatch:GetMetricData', resource: '*' }],
  run: (call, input) => {
    const start = input.StartTime?.getTime() ?? 0;
    const end = input.EndTime?.getTime() ?? 0;
    const queries = input.MetricDataQueries ?? [];
    checkMembers(input);
    if (start === end) throw invalid('The parameter StartTime must not equal parameter EndTime.');
    if (start > end) throw invalid('The parameter EndTime must be greater than StartTime.');
    checkIds(queries);
    const bare = queries.findIndex(({ MetricStat }) => MetricStat === undefined);
    if (bare >= 0) throw invalid(`The parameter MetricDataQueries.member.${bare + 1}.MetricStat is required.\n`);
    checkStatistics(queries);
    const results = queries
      .filter(({ ReturnData }) => ReturnData !== false)
      .map((query) =>
        resultOf(call, query, labelOf(query, queries), start, end, input.ScanBy === 'TimestampAscending'),
      );
    return { ...pageOf(results, input), Messages: [] };
  },
  lacks: ['MetricDataQueries[].Expression', 'MetricDataQueries[].Period', 'MetricDataQueries[].AccountId'],
  // the time zone of the times in dynamic labels, which are refused
  ignores: ['LabelOptions'],
};

const invalid = (message: string): AwsError => new AwsError('ValidationError', message);

const checkMembers = ({ MetricDataQueries = [], ScanBy }: GetMetricDataInput): void => {
  const validation = createValidation();
  MetricDataQueries.forEach(({ Id, MetricStat }, i) => {
    const at = `metricDataQueries.${i + 1}.member`;
    validation.present(`${at}.id`, Id);
    validation.number(`${at}.metricStat.period`, MetricStat?.Period, { min: 1 });
    validation.oneOf(`${at}.metricStat.unit`, MetricStat?.Unit, units);
  });
  validation.oneOf('scanBy', ScanBy, ['TimestampDescending', 'TimestampAscending']);
  validation.throwIfAny();
};

const checkStatistics = (queries: MetricDataQuery[]): void => {
  const problems = queries.flatMap(({ MetricStat }, i) =>
    MetricStat?.Stat === undefined || isStatistic(MetricStat.Stat)
      ? []
      : `The value ${MetricStat.Stat} for parameter MetricDataQueries.member.${i + 1}.MetricStat.Stat is not a valid statistic.\n`,
  );
  if (problems.length > 0) throw invalid(problems.join(''));
};

const checkIds = (queries: MetricDataQuery[]): void => {
  const ids = queries.map(({ Id = '' }) => Id);
  const bad = ids.find((id) => !/^[a-z]\w{0,254}$/.test(id));
  if (bad !== undefined) {
    throw invalid(
      `The value ${bad} for parameter MetricDataQueries.member.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
    );
  }
  if (new Set(ids).size < ids.length) {
    throw invalid('The values for parameter Id in MetricDataQueries are not unique.');
  }
};

const resultOf = (
  { world, account, region }: Call,
  { Id, MetricStat }: MetricDataQuery,
  label: string,
  start: number,
  end: number,
  ascending: boolean,
): MetricDataResult => {
  const { Metric, Period: period = 60, Stat = '', Unit: unit }: Partial<MetricStat> = MetricStat ?? {};
  const key = seriesKey(Metric?.Namespace ?? '', Metric?.MetricName ?? '', dimensionsOf(Metric?.Dimensions));
  const series = cloudWatchState(world, account, region).series.get(key);
  const periods = periodsOf(series, { start, end, period, unit });
  if (!ascending) periods.reverse();
  return {
    Id,
    Label: label,
    Timestamps: periods.map(([at]) => new Date(at)),
    Values: periods.map(([, minute]) => statistic(Stat, minute)),
  };
};

import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { cloudWatchState, seriesKey, type Minute } from './state.ts';
import { dimensionsOf, periodsOf, statistic } from './statistics.ts';
import { units } from './units.ts';

const mostPoints = 1_440;
const shortPeriods = [1, 5, 10, 20, 30];

const known = ['Sum', 'Maximum', 'Minimum', 'SampleCount', 'Average'];

const checkMembers = ({ Namespace, MetricName, Period, Statistics, Unit }: GetMetricStatisticsInput): void => {
  const validation = createValidation();
  validation.text('namespace', Namespace, { min: 1, max: 255, pattern: /^[^:].*/, shown: '[^:].*' });
  validation.text('metricName', MetricName, { min: 1, max: 255 });
  validation.number('period', Period, { min: 1 });
  validation.oneOf('unit', Unit, units);
  validation.throwIfAny();
  const unknown = Statistics?.findIndex((name) => !known.includes(name)) ?? -1;
  if (unknown >= 0)
    throw new AwsError(
      'InvalidParameterValue',
      `The parameter Statistics.member.${unknown + 1} must be a value in the set [ ${known.join(', ')} ].`,
    );
};

const valuesOf = (names: string[], minute: Minute): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, statistic(name, minute)]));

export const getMetricStatistics: Operation<GetMetricStatisticsInput, GetMetricStatisticsOutput> = {
  authorize: () => [{ action: 'cloudwatch:GetMetricStatistics', resource: '*' }],
  run: ({ world, account, region }, input) => {
    const { Namespace = '', MetricName = '', Period = 60, Statistics = [], ExtendedStatistics = [] } = input;
    const start = input.StartTime?.getTime() ?? 0;
    const end = input.EndTime?.getTime() ?? 0;
    checkMembers(input);
    if (start === end) {
      throw new AwsError('InvalidParameterValue', 'The parameter StartTime must not equal parameter EndTime.');
    }
    if (start > end) {
      throw new AwsError('InvalidParameterValue', 'The parameter StartTime must be less than the parameter EndTime.');
    }
    if (!shortPeriods.includes(Period) && (Period < 1 || Period % 60 !== 0)) {
      throw new AwsError('InvalidParameterValue', 'The parameter Period must be a multiple of 60.');
    }
    const points = Math.ceil((end - start) / 1_000 / Period);
    if (points > mostPoints) {
      throw new AwsError(
        'InvalidParameterCombination',
        `You have requested up to ${points.toLocaleString('en-US')} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
      );
    }
    if (Statistics.length === 0 && ExtendedStatistics.length === 0) {
      throw new AwsError('InvalidParameterCombination', 'Must specify either Statistics or ExtendedStatistics');
    }
    const key = seriesKey(Namespace, MetricName, dimensionsOf(input.Dimensions));
    const series = cloudWatchState(world, account, region).series.get(key);
    return {
      Label: MetricName,
      Datapoints: periodsOf(series, { start, end, period: Period, unit: input.Unit }).map(
        ([at, minute]): Datapoint => ({
          Timestamp: new Date(at),
          ...valuesOf(Statistics, minute),
          ...(ExtendedStatistics.length > 0 && { ExtendedStatistics: valuesOf(ExtendedStatistics, minute) }),
          Unit: (series?.unit ?? 'None') as StandardUnit,
        }),
      ),
    };
  },
};

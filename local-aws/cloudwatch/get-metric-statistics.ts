import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { cloudWatchState, seriesKey } from './state.ts';
import { dimensionsOf, periodsOf, statistic } from './statistics.ts';

const mostPoints = 1_440;
const shortPeriods = [1, 5, 10, 20, 30];

const statistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

const checkMembers = ({ Namespace, MetricName, Period, Statistics }: GetMetricStatisticsInput): void => {
  const validation = createValidation();
  validation.text('namespace', Namespace, { min: 1, max: 255, pattern: /^[^:].*/, shown: '[^:].*' });
  validation.text('metricName', MetricName, { min: 1, max: 255 });
  validation.number('period', Period, { min: 1 });
  validation.eachOneOf('statistics', Statistics, statistics);
  validation.throwIfAny();
};

export const getMetricStatistics: Operation<GetMetricStatisticsInput, GetMetricStatisticsOutput> = {
  authorize: () => [{ action: 'cloudwatch:GetMetricStatistics', resource: '*' }],
  run: ({ world, account, region }, input) => {
    const { Namespace = '', MetricName = '', Period = 60, Statistics = [] } = input;
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
    if (input.ExtendedStatistics !== undefined) throw notImplemented('monitoring', 'ExtendedStatistics');
    if (Statistics.length === 0) {
      throw new AwsError('InvalidParameterCombination', 'Must specify either Statistics or ExtendedStatistics');
    }
    const key = seriesKey(Namespace, MetricName, dimensionsOf(input.Dimensions));
    const series = cloudWatchState(world, account, region).series.get(key);
    return {
      Label: MetricName,
      Datapoints: periodsOf(series, start, end, Period).map(([at, minute]): Datapoint => ({
        Timestamp: new Date(at),
        ...Object.fromEntries(Statistics.map((name) => [name, statistic(name, minute)])),
        Unit: (series?.unit ?? 'None') as StandardUnit,
      })),
    };
  },
};

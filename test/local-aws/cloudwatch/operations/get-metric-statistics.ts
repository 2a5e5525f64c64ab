import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  type GetMetricStatisticsCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { thisHour, measured } from '../measured-function.ts';

const get = (target: Target, input: Partial<GetMetricStatisticsCommandInput>) =>
  target.client(CloudWatchClient).send(
    new GetMetricStatisticsCommand({
      ...thisHour(target),
      Namespace: 'AWS/Lambda',
      MetricName: 'Invocations',
      Period: 3_600,
      Statistics: ['Sum'],
      ...input,
    }),
  );
const of = (name: string) => ({ Dimensions: [{ Name: 'FunctionName', Value: name }] });

export const getMetricStatistics: OperationTest = {
  fact: 'CloudWatch API reference, GetMetricStatistics: periods of 1, 5, 10, 20, 30 or any multiple of 60 seconds; up to 1,440 data points; in no particular order; only data of the unit, if one is given. The words for two equal times as in influxdata/telegraf 2022, those for a statistic in sensu/sensu-community-plugins 1134.',
  shape: {
    'answers the label and no points for a metric that nobody wrote': async (target) => {
      expect(await get(target, of(target.unique('none')))).toMatchObject({ Label: 'Invocations', Datapoints: [] });
    },
  },
  validation: refusals(get, {
    'refuses an end before the start': [
      { StartTime: new Date(60_000), EndTime: new Date(0) },
      'InvalidParameterValueException',
      'The parameter StartTime must be less than the parameter EndTime.',
    ],
    'refuses an end that is the start': [
      { StartTime: new Date(0), EndTime: new Date(0) },
      'InvalidParameterValueException',
      'The parameter StartTime must not equal parameter EndTime.',
    ],
    'refuses a statistic that there is not': [
      { Statistics: ['Median' as 'Sum'] },
      'InvalidParameterValueException',
      'The parameter Statistics.member.1 must be a value in the set [ Sum, Maximum, Minimum, SampleCount, Average ].',
    ],
    'refuses a unit that there is not': [
      { Unit: 'Dozen' as 'Count' },
      'ValidationException',
      /^1 validation error detected: Value 'Dozen' at 'unit' failed to satisfy constraint: Member must satisfy enum value set: \[/,
    ],
    'refuses a period that is no multiple of a minute': [
      { Period: 90 },
      'InvalidParameterValueException',
      'The parameter Period must be a multiple of 60.',
    ],
    'refuses more than 1,440 points': [
      { StartTime: new Date(0), EndTime: new Date(2 * 86_400_000), Period: 60 },
      'InvalidParameterCombinationException',
      'You have requested up to 2,880 datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    ],
    'refuses to answer no statistic': [
      { Statistics: undefined },
      'InvalidParameterCombinationException',
      'Must specify either Statistics or ExtendedStatistics',
    ],
  }),
  behaviour: {
    'sums up what a function really ran': onlyLocally('minutes', async (target, local) => {
      const name = await measured(target, local);
      const { Datapoints } = await get(target, { ...of(name), Statistics: ['Sum', 'Average', 'SampleCount'] });
      expect(Datapoints).toEqual([{ Timestamp: expect.any(Date), Sum: 3, Average: 1, SampleCount: 3, Unit: 'Count' }]);
      const percentiles = await get(target, { ...of(name), Statistics: undefined, ExtendedStatistics: ['p50', 'p99'] });
      expect(percentiles.Datapoints?.[0]).toEqual({
        Timestamp: expect.any(Date),
        ExtendedStatistics: { p50: 1, p99: 1 },
        Unit: 'Count',
      });
    }),
    'finds nothing in another unit': onlyLocally('minutes', async (target, local) => {
      const name = of(await measured(target, local));
      expect((await get(target, { ...name, Unit: 'Count' })).Datapoints).toHaveLength(1);
      expect((await get(target, { ...name, Unit: 'Seconds' })).Datapoints).toEqual([]);
    }),
  },
};

import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { thisHour, measured } from '../measured-function.ts';

const get = (target: Target, input: Partial<GetMetricDataCommandInput>) =>
  target
    .client(CloudWatchClient)
    .send(new GetMetricDataCommand({ ...thisHour(target), MetricDataQueries: [], ...input }));
const query = (MetricName: string, Stat: string, FunctionName: string, Id = 'm1') => ({
  Id,
  MetricStat: {
    Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: FunctionName }] },
    Period: 3_600,
    Stat,
  },
});
const withUnit = (FunctionName: string, Unit: StandardUnit) => {
  const { MetricStat, ...rest } = query('Invocations', 'Sum', FunctionName);
  return { ...rest, MetricStat: { ...MetricStat, Unit } };
};

export const getMetricData: OperationTest = {
  fact: 'CloudWatch API reference, GetMetricData: a result for each query with timestamps and values, the newest first unless asked otherwise; ids begin with a small letter and are unique; up to 100,800 data points a page, PartialData where more follow; only data of the unit, if one is given; the start is before the end, in the words of elastic/beats 32687 and prometheus-community/yet-another-cloudwatch-exporter 385. Recorded from AWS in localstack/localstack tests/aws/services/cloudwatch: labels tell queries of one metric apart by statistic and period.',
  shape: {
    'answers a complete result without values for a metric that nobody wrote': async (target) => {
      const MetricDataQueries = [query('Invocations', 'Sum', target.unique('none'))];
      expect((await get(target, { MetricDataQueries })).MetricDataResults).toEqual([
        { Id: 'm1', Label: 'Invocations', Timestamps: [], Values: [], StatusCode: 'Complete' },
      ]);
    },
    'answers each query under its id, but those whose data nobody wants': async (target) => {
      const none = target.unique('none');
      const MetricDataQueries = [
        query('Invocations', 'Sum', none, 'a'),
        { ...query('Errors', 'Sum', none, 'b'), ReturnData: false },
        { ...query('Errors', 'Sum', none, 'c'), Label: 'faults' },
      ];
      expect((await get(target, { MetricDataQueries })).MetricDataResults).toMatchObject([
        { Id: 'a', Label: 'Invocations' },
        { Id: 'c', Label: 'faults' },
      ]);
    },
    'tells queries of one metric apart by statistic and period': async (target) => {
      const none = target.unique('none');
      const every = (period: number, stat: string, Id: string) => {
        const { MetricStat, ...rest } = query('Errors', stat, none, Id);
        return { ...rest, MetricStat: { ...MetricStat, Period: period } };
      };
      const labels = async (...MetricDataQueries: ReturnType<typeof every>[]) =>
        (await get(target, { MetricDataQueries })).MetricDataResults?.map(({ Label }) => Label);
      const sum = every(60, 'Sum', 'a');
      expect(await labels(sum, every(60, 'Minimum', 'b'))).toEqual(['Errors Sum', 'Errors Minimum']);
      expect(await labels(sum, every(300, 'Sum', 'b'))).toEqual(['Errors 60', 'Errors 300']);
      expect(await labels(sum, every(300, 'Minimum', 'b'))).toEqual(['Errors Sum 60', 'Errors Minimum 300']);
      expect(await labels(sum, every(60, 'Sum', 'b'))).toEqual(['Errors', 'Errors']);
    },
  },
  validation: refusals(get, {
    'refuses an end before the start': [
      { StartTime: new Date(60_000), EndTime: new Date(0), MetricDataQueries: [query('Errors', 'Sum', 'any')] },
      'ValidationException',
      'The parameter EndTime must be greater than StartTime.',
    ],
    'refuses an end that is the start': [
      { StartTime: new Date(0), EndTime: new Date(0), MetricDataQueries: [query('Errors', 'Sum', 'any')] },
      'ValidationException',
      'The parameter StartTime must not equal parameter EndTime.',
    ],
    'refuses a statistic that there is not': [
      { MetricDataQueries: [query('Errors', 'Sum', 'any'), query('Errors', 'None', 'any', 'm2')] },
      'ValidationException',
      /^The value None for parameter MetricDataQueries\.member\.2\.MetricStat\.Stat is not a valid statistic\.\s*$/,
    ],
    'refuses to ask for nothing': [
      { MetricDataQueries: [{ Id: 'm1' }] },
      'ValidationException',
      /^The parameter MetricDataQueries\.member\.1\.MetricStat is required\.\s*$/,
    ],
    'refuses an id that begins with a capital': [
      { MetricDataQueries: [query('Errors', 'Sum', 'any', 'M1')] },
      'ValidationException',
      /\bId\b/i,
    ],
    'refuses a unit that there is not': [
      { MetricDataQueries: [withUnit('any', 'Dozen' as 'Count')] },
      'ValidationException',
      /at 'metricDataQueries\.1\.member\.metricStat\.unit' failed to satisfy constraint: Member must satisfy enum value set: \[/,
    ],
    'refuses a token that it did not give': [
      { NextToken: 'nonsense', MetricDataQueries: [query('Errors', 'Sum', 'any')] },
      'InvalidNextToken',
      /./,
    ],
    'refuses the same id twice': [
      { MetricDataQueries: [query('Errors', 'Sum', 'any'), query('Errors', 'Sum', 'any')] },
      'ValidationException',
      /not unique/,
    ],
  }),
  behaviour: {
    'counts what a function really ran': onlyLocally('minutes', async (target, local) => {
      const name = await measured(target, local);
      const total = async (metric: string) =>
        (await get(target, { MetricDataQueries: [query(metric, 'Sum', name)] })).MetricDataResults?.[0]?.Values;
      expect(await total('Invocations')).toEqual([3]);
      expect(await total('Errors')).toEqual([1]);
      expect(await total('Throttles')).toEqual([0]);
      const longest = { MetricDataQueries: [query('Duration', 'Maximum', name)] };
      expect((await get(target, longest)).MetricDataResults?.[0]?.Values?.[0]).toBeGreaterThan(0);
    }),
    'gives no more points than are asked for, and a token for the rest': onlyLocally(
      'minutes',
      async (target, local) => {
        const name = await measured(target, local);
        const MetricDataQueries = [query('Invocations', 'Sum', name), query('Errors', 'Sum', name, 'm2')];
        const first = await get(target, { MetricDataQueries, MaxDatapoints: 1 });
        expect(first.MetricDataResults).toMatchObject([
          { Id: 'm1', Values: [3], StatusCode: 'Complete' },
          { Id: 'm2', Values: [], StatusCode: 'PartialData' },
        ]);
        const second = await get(target, { MetricDataQueries, MaxDatapoints: 1, NextToken: first.NextToken });
        expect(second.MetricDataResults).toMatchObject([
          { Id: 'm1', Values: [], StatusCode: 'Complete' },
          { Id: 'm2', Values: [1], StatusCode: 'Complete' },
        ]);
        expect(second.NextToken).toBeUndefined();
      },
    ),
    'finds nothing in another unit': onlyLocally('minutes', async (target, local) => {
      const name = await measured(target, local);
      const values = async (unit: StandardUnit) =>
        (await get(target, { MetricDataQueries: [withUnit(name, unit)] })).MetricDataResults?.[0]?.Values;
      expect([await values('Count'), await values('Seconds')]).toEqual([[3], []]);
    }),
    'shows no label that it would have to work out': onlyLocally('AWS does', async (target) => {
      const MetricDataQueries = [{ ...query('Errors', 'Sum', 'any'), Label: 'up to ${MAX}' }];
      await expect(get(target, { MetricDataQueries })).rejects.toMatchObject({ name: 'NotImplemented' });
    }),
  },
};

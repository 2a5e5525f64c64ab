import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';
import { invoke, makeFunction, makeRole } from '../lambda/make-function.ts';

const aws = await startTestAws();
const cloudwatch = aws.client(CloudWatchClient, 'customer-a');
const Dimensions = [{ Name: 'FunctionName', Value: 'measured' }];

const times = () => ({
  StartTime: new Date(aws.clock.now() - 3_600_000),
  EndTime: new Date(aws.clock.now() + 3_600_000),
});
const data = (Stat: string, MetricName: string, more: object = {}) =>
  cloudwatch.send(
    new GetMetricDataCommand({
      ...times(),
      MetricDataQueries: [
        {
          Id: 'm1',
          MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions }, Period: 3_600, Stat },
          ...more,
        },
      ],
    }),
  );
const totalOf = async (MetricName: string) =>
  (await data('Sum', MetricName)).MetricDataResults?.[0]?.Values?.reduce((sum, value) => sum + value, 0);

beforeAll(async () => {
  const code = "exports.handler = async ({ fail }) => { if (fail) throw new Error('no'); };";
  const arn = await makeFunction(aws, code, { Role: await makeRole(aws, 'measured'), FunctionName: 'measured' });
  for (const fail of [false, false, true]) await invoke(aws, arn, { fail });
});

describe('the metrics of a function', () => {
  it('count what really ran', async () => {
    expect(await totalOf('Invocations')).toBe(3);
    expect(await totalOf('Errors')).toBe(1);
    expect(await totalOf('Throttles')).toBe(0);
  });

  it('know percentiles: half of what ran was at most as slow as the median', async () => {
    const [[p50 = 0] = [], [p95 = 0] = [], [most = 0] = []] = await Promise.all(
      ['p50', 'p95', 'Maximum'].map(async (Stat) => (await data(Stat, 'Duration')).MetricDataResults?.[0]?.Values),
    );
    expect(p50).toBeGreaterThan(0);
    expect(p95).toBeGreaterThanOrEqual(p50);
    expect(most).toBeGreaterThanOrEqual(p95);
  });

  it('have the shape of GetMetricData and GetMetricStatistics', async () => {
    const [result] = (await data('Maximum', 'Duration')).MetricDataResults ?? [];
    expect(result).toMatchObject({ Id: 'm1', Label: 'Duration', StatusCode: 'Complete' });
    expect(result?.Timestamps).toHaveLength(result?.Values?.length ?? -1);
    const answer = await cloudwatch.send(
      new GetMetricStatisticsCommand({
        ...times(),
        Namespace: 'AWS/Lambda',
        MetricName: 'Invocations',
        Dimensions,
        Period: 86_400,
        Statistics: ['Sum', 'Average', 'SampleCount'],
      }),
    );
    expect(answer.Label).toBe('Invocations');
    expect(answer.Datapoints?.[0]).toMatchObject({ Average: 1, Unit: 'Count', Timestamp: expect.any(Date) });
  });

  it('are listed by name and dimension', async () => {
    const { Metrics } = await cloudwatch.send(
      new ListMetricsCommand({ Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions }),
    );
    expect(Metrics?.[0]).toEqual({ Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions });
  });
});

describe('CloudWatch refuses', () => {
  it('an end before the start, ids that are no names, and statistics that it has not', async () => {
    const backwards = { StartTime: new Date(2), EndTime: new Date(1), MetricDataQueries: [] };
    await expect(cloudwatch.send(new GetMetricDataCommand(backwards))).rejects.toMatchObject({
      message: 'The parameter StartTime must be less than the parameter EndTime.',
    });
    await expect(data('Sum', 'Errors', { Id: 'M1' })).rejects.toMatchObject({
      name: expect.stringMatching(/Validation/),
    });
    await data('Sum', 'Invocations');
    await expect(data('TM(10%:90%)', 'Invocations')).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

import { CloudWatchClient, ListMetricsCommand, type ListMetricsCommandInput } from '@aws-sdk/client-cloudwatch';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { measured } from '../measured-function.ts';

const list = (target: Target, input: ListMetricsCommandInput) =>
  target.client(CloudWatchClient).send(new ListMetricsCommand(input));

export const listMetrics: OperationTest = {
  fact: 'CloudWatch API reference, ListMetrics: up to 500 metrics a page, by namespace, name and dimensions.',
  shape: {
    'answers an empty list where there is no such metric': async (target) => {
      expect((await list(target, { Namespace: target.unique('none') })).Metrics).toEqual([]);
    },
  },
  validation: refusals(list, {
    'refuses a token that it did not give': [{ NextToken: 'nonsense' }, 'InvalidParameterValueException', /NextToken/],
  }),
  behaviour: {
    'lists what a function wrote, by name and dimension': onlyLocally('minutes', async (target, local) => {
      const Dimensions = [{ Name: 'FunctionName', Value: await measured(target, local) }];
      const { Metrics } = await list(target, { Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions });
      expect(Metrics).toContainEqual({ Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions });
    }),
  },
};

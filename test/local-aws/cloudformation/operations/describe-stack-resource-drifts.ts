import {
  DescribeStackResourceDriftsCommand,
  type DescribeStackResourceDriftsCommandInput,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { detectDrift, makeDrifted } from '../drifting-stack.ts';
import { cfnOf, makeStack, unknownStack } from '../make-stack.ts';

const list = (target: Target, input: DescribeStackResourceDriftsCommandInput) =>
  cfnOf(target).send(new DescribeStackResourceDriftsCommand(input));

export const describeStackResourceDrifts: OperationTest = {
  fact: 'CloudFormation API reference, DescribeStackResourceDrifts: the resources that were checked, by status, up to a hundred a page.',
  shape: {
    'answers nothing of resources that were never checked': async (target) => {
      expect((await list(target, { StackName: (await makeStack(target)).name })).StackResourceDrifts).toEqual([]);
    },
    'answers properties as expected and as they are': async (target) => {
      const { name: StackName, id } = await makeDrifted(target);
      await detectDrift(target, StackName);
      const StackResourceDriftStatusFilters = ['MODIFIED' as const];
      expect((await list(target, { StackName, StackResourceDriftStatusFilters })).StackResourceDrifts).toMatchObject([
        {
          StackId: id,
          LogicalResourceId: 'Moved',
          StackResourceDriftStatus: 'MODIFIED',
          ExpectedProperties: '{"DisplayName":"one"}',
          ActualProperties: '{"DisplayName":"two"}',
        },
      ]);
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const StackName = unknownStack(target);
      await expect(list(target, { StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${StackName}] does not exist`),
      );
    },
  },
  behaviour: {
    'goes through all in pages': async (target) => {
      const { name: StackName } = await makeDrifted(target);
      await detectDrift(target, StackName);
      const first = await list(target, { StackName, MaxResults: 1 });
      const second = await list(target, { StackName, MaxResults: 1, NextToken: first.NextToken });
      const found = [first, second].flatMap(({ StackResourceDrifts = [] }) => StackResourceDrifts);
      expect(found.map((drift) => `${drift.LogicalResourceId} ${drift.StackResourceDriftStatus}`).sort()).toEqual([
        'Kept IN_SYNC',
        'Moved MODIFIED',
      ]);
    },
  },
};

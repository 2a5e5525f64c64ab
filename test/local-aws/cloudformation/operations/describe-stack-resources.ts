import { DescribeStackResourcesCommand, type DescribeStackResourcesCommandInput } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, sharedStack, unknownStack } from '../make-stack.ts';

const get = async (target: Target, input: DescribeStackResourcesCommandInput) =>
  (await cfnOf(target).send(new DescribeStackResourcesCommand(input))).StackResources ?? [];

export const describeStackResources: OperationTest = {
  fact: 'CloudFormation API reference, DescribeStackResources: up to a hundred resources of a stack, or of the stack that has a physical resource, in the order of their logical ids.',
  shape: {
    'answers ids and status of each resource': async (target) => {
      const { name, id } = await sharedStack(target);
      const resources = await get(target, { StackName: name });
      expect(resources.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['Queue', 'Topic']);
      expect(resources[0]).toMatchObject({
        StackId: id,
        StackName: name,
        PhysicalResourceId: expect.any(String),
        ResourceType: expect.stringMatching(/^AWS::/),
        ResourceStatus: 'CREATE_COMPLETE',
        Timestamp: expect.any(Date),
      });
    },
    'answers one of them': async (target) => {
      const { name: StackName } = await sharedStack(target);
      expect(await get(target, { StackName, LogicalResourceId: 'Queue' })).toMatchObject([
        { LogicalResourceId: 'Queue' },
      ]);
    },
  },
  validation: {
    ...refusals(get, {
      'refuses neither a stack nor a physical id': [
        {},
        'ValidationError',
        'StackName and PhysicalResourceId cannot both be null or both be specified',
      ],
    }),
    'refuses a stack that does not exist': async (target) => {
      const StackName = unknownStack(target);
      await expect(get(target, { StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack with id ${StackName} does not exist`),
      );
    },
    'refuses a physical id that no stack has': async (target) => {
      const PhysicalResourceId = unknownStack(target);
      await expect(get(target, { PhysicalResourceId })).rejects.toMatchObject(
        refusal('ValidationError', `Stack for ${PhysicalResourceId} does not exist`),
      );
    },
  },
  behaviour: {
    'finds the stack of a physical resource': async (target) => {
      const { name: StackName, id } = await sharedStack(target);
      const [topic] = await get(target, { StackName, LogicalResourceId: 'Topic' });
      const all = await get(target, { PhysicalResourceId: topic?.PhysicalResourceId });
      expect(all.map(({ StackId }) => StackId)).toEqual([id, id]);
    },
  },
};

import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, sharedStack, templateOf, topic, unknownStack } from '../make-stack.ts';

const list = (target: Target, StackName: string, NextToken?: string) =>
  cfnOf(target).send(new ListStackResourcesCommand({ StackName, NextToken }));

export const listStackResources: OperationTest = {
  fact: 'CloudFormation API reference, ListStackResources: all resources by their logical ids, a hundred a page; also of a deleted stack by its id.',
  shape: {
    'answers a summary of each resource': async (target) => {
      const { name } = await sharedStack(target);
      const { StackResourceSummaries = [] } = await list(target, name);
      const topicOf = StackResourceSummaries.find(({ LogicalResourceId }) => LogicalResourceId === 'Topic');
      expect(topicOf).toEqual({
        LogicalResourceId: 'Topic',
        PhysicalResourceId: expect.stringMatching(/^arn:aws:sns:/),
        ResourceType: 'AWS::SNS::Topic',
        LastUpdatedTimestamp: expect.any(Date),
        ResourceStatus: 'CREATE_COMPLETE',
        DriftInformation: { StackResourceDriftStatus: expect.any(String) },
      });
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(list(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack with id ${name} does not exist`),
      );
    },
  },
  behaviour: {
    'goes through all in pages of a hundred': onlyLocally('a hundred resources', async (target) => {
      const names = Array.from({ length: 101 }, (_, index) => `Topic${index}`);
      const TemplateBody = templateOf(Object.fromEntries(names.map((name) => [name, topic(name)])));
      const { name } = await makeStack(target, { TemplateBody });
      const first = await list(target, name);
      const second = await list(target, name, first.NextToken);
      const found = [first, second].flatMap(({ StackResourceSummaries = [] }) => StackResourceSummaries);
      expect(first.StackResourceSummaries).toHaveLength(100);
      expect(found.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(names.sort());
    }),
  },
};

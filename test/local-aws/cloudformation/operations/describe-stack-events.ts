import { DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, unknownStack } from '../make-stack.ts';

const eventsOf = async (target: Target, StackName: string): Promise<StackEvent[]> =>
  (await cfnOf(target).send(new DescribeStackEventsCommand({ StackName }))).StackEvents ?? [];

export const describeStackEvents: OperationTest = {
  fact: 'CloudFormation API reference, DescribeStackEvents: the newest first; a stack is its own resource; resource events with their properties as JSON, and a physical id from when the creation is initiated.',
  shape: {
    'answers an event of a resource with its properties': async (target) => {
      const { name, id, operationId } = await makeStack(target, { ClientRequestToken: 'made-by-test' });
      const event = (await eventsOf(target, name)).find(({ LogicalResourceId }) => LogicalResourceId === 'Topic');
      expect(event).toEqual({
        StackId: id,
        StackName: name,
        EventId: expect.stringMatching(/^Topic-CREATE_COMPLETE-\d{4}-\d\d-\d\dT/),
        LogicalResourceId: 'Topic',
        PhysicalResourceId: expect.stringMatching(/^arn:aws:sns:/),
        ResourceType: 'AWS::SNS::Topic',
        Timestamp: expect.any(Date),
        ResourceStatus: 'CREATE_COMPLETE',
        ResourceProperties: '{"DisplayName":"one"}',
        ClientRequestToken: 'made-by-test',
        OperationId: operationId,
      });
    },
    'answers an event of the stack under its id': async (target) => {
      const { name, id, operationId } = await makeStack(target);
      expect((await eventsOf(target, name)).at(-1)).toMatchObject({
        EventId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        LogicalResourceId: name,
        PhysicalResourceId: id,
        OperationId: operationId,
        ResourceType: 'AWS::CloudFormation::Stack',
        ResourceStatus: 'CREATE_IN_PROGRESS',
        ResourceStatusReason: 'User Initiated',
      });
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(eventsOf(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'tells what happened, the newest first': async (target) => {
      const { name, id } = await makeStack(target);
      const told = (await eventsOf(target, id))
        .reverse()
        .map((event) =>
          [event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason].filter(Boolean).join(' '),
        );
      const plain = told.filter((event) => !/CONFIGURATION_COMPLETE|Eventual consistency/.test(event));
      expect(plain).toEqual([
        `${name} CREATE_IN_PROGRESS User Initiated`,
        'Topic CREATE_IN_PROGRESS',
        'Topic CREATE_IN_PROGRESS Resource creation Initiated',
        'Topic CREATE_COMPLETE',
        `${name} CREATE_COMPLETE`,
      ]);
    },
  },
};

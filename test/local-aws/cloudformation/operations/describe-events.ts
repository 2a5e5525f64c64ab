import {
  DeleteStackCommand,
  DescribeEventsCommand,
  UpdateStackCommand,
  type DescribeEventsCommandInput,
  type OperationEvent,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { holdCalls } from '../../../support/hold-calls.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  cfnOf,
  changeSetAtRest,
  createStack,
  failing,
  makeChangeSet,
  makeStack,
  sharedStack,
  stackAtRest,
  templateOf,
  topic,
  unknownStack,
} from '../make-stack.ts';

const eventsOf = async (target: Target, input: DescribeEventsCommandInput) =>
  (await cfnOf(target).send(new DescribeEventsCommand(input))).OperationEvents ?? [];
/** One line an event: its type, then what it tells. */
const told = (events: OperationEvent[]) =>
  events.map(({ EventType, OperationType, OperationStatus, LogicalResourceId, ResourceStatus }) =>
    [EventType, OperationType, OperationStatus ?? `${LogicalResourceId} ${ResourceStatus}`].join(' '),
  );
const nothing = 'One of ChangeSetName, OperationId or StackName must be specified';
const wrong = templateOf({ Queue: { Type: 'AWS::SQS::Queue', Properties: { Foo: 1, DelaySeconds: 'soon' } } });

export const describeEvents: OperationTest = {
  fact: 'CloudFormation API reference, DescribeEvents; user guide, validate stack deployments: before deployment each property is checked, and what is wrong fails the change set; view stack events by operation. An operation is told by one event of its own with its start and end, above what happened in it. An unknown operation, and a change set by its name alone: as observed on AWS.',
  shape: {
    'answers the operation with its start and end, then the events in it, the newest first': async (target) => {
      const { name, id, operationId } = await makeStack(target, { ClientRequestToken: 'made-by-test' });
      const common = {
        EventId: expect.any(String),
        StackId: id,
        OperationId: operationId,
        OperationType: 'CREATE_STACK',
        ClientRequestToken: 'made-by-test',
        Timestamp: expect.any(Date),
      };
      const [operation, last, ...before] = await eventsOf(target, { OperationId: operationId });
      expect(operation).toEqual({
        ...common,
        EventType: 'STACK_EVENT',
        OperationStatus: 'SUCCEEDED',
        StartTime: expect.any(Date),
        EndTime: operation?.Timestamp,
      });
      expect(Number(operation?.StartTime)).toBeLessThanOrEqual(Number(before.at(-1)?.Timestamp));
      expect(last).toEqual({
        ...common,
        EventType: 'PROGRESS_EVENT',
        LogicalResourceId: name,
        PhysicalResourceId: id,
        ResourceType: 'AWS::CloudFormation::Stack',
        ResourceStatus: 'CREATE_COMPLETE',
      });
      expect(before[0]).toEqual({
        ...common,
        EventType: 'PROGRESS_EVENT',
        LogicalResourceId: 'Topic',
        PhysicalResourceId: expect.stringMatching(/^arn:aws:sns:/),
        ResourceType: 'AWS::SNS::Topic',
        ResourceStatus: 'CREATE_COMPLETE',
        ResourceProperties: '{"DisplayName":"one"}',
      });
      expect(await eventsOf(target, { StackName: name })).toEqual([operation, last, ...before]);
    },
    'answers what is wrong with a change set, each with its place in the template': async (target) => {
      const { name: StackName, id: StackId } = await makeStack(target);
      const { name, id } = await makeChangeSet(target, { StackName, TemplateBody: wrong });
      const events = await eventsOf(target, { ChangeSetName: id });
      const common = { StackId, OperationId: events[0]?.OperationId, OperationType: 'CREATE_CHANGESET' };
      const failed = {
        ...common,
        EventId: expect.any(String),
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'Queue',
        PhysicalResourceId: '',
        ResourceType: 'AWS::SQS::Queue',
        Timestamp: expect.any(Date),
        ValidationName: 'PROPERTY_VALIDATION',
        ValidationFailureMode: 'FAIL',
        ValidationStatus: 'FAILED',
      };
      expect(events).toEqual([
        expect.objectContaining({ ...common, EventType: 'STACK_EVENT', OperationStatus: 'FAILED' }),
        {
          ...failed,
          ValidationStatusReason: '#: extraneous key [Foo] is not permitted',
          ValidationPath: '/Resources/Queue/Properties',
        },
        {
          ...failed,
          ValidationStatusReason: '#/DelaySeconds: expected type: Integer, found: String',
          ValidationPath: '/Resources/Queue/Properties/DelaySeconds',
        },
      ]);
      const errors = await eventsOf(target, { StackName, ChangeSetName: name, Filters: { FailedEvents: true } });
      expect(errors).toEqual(events.slice(1));
    },
  },
  validation: {
    ...refusals(eventsOf, {
      'refuses to look for nothing': [{}, 'ValidationError', nothing],
      'refuses a change set by its name alone': [{ ChangeSetName: 'alone' }, 'ValidationError', nothing],
      'refuses an operation that there is not': [
        { OperationId: '1c211b5a-4538-4dc9-bfed-e07734371e57' },
        'ValidationError',
        'Operation ID does not exist',
      ],
    }),
    'refuses a stack that does not exist': async (target) => {
      const StackName = unknownStack(target);
      await expect(eventsOf(target, { StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${StackName}] does not exist`),
      );
    },
    'refuses a change set that does not exist': async (target) => {
      const { name: StackName } = await sharedStack(target);
      await expect(eventsOf(target, { StackName, ChangeSetName: 'none' })).rejects.toMatchObject(
        refusal('ChangeSetNotFoundException', 'ChangeSet [none] does not exist'),
      );
    },
  },
  behaviour: {
    'tells only what failed, where that is asked': async (target) => {
      const { name: StackName } = await makeStack(target, { TemplateBody: templateOf({ Bad: failing(target) }) });
      const failed = await eventsOf(target, { StackName, Filters: { FailedEvents: true } });
      expect(failed).toMatchObject([
        {
          EventType: 'PROVISIONING_ERROR',
          OperationType: 'CREATE_STACK',
          LogicalResourceId: 'Bad',
          ResourceStatus: 'CREATE_FAILED',
          ResourceProperties: expect.stringContaining('sqs'),
        },
      ]);
    },
    'tells the rollback of a failed update as an operation of its own': async (target) => {
      const { name: StackName, id, operationId } = await makeStack(target);
      const TemplateBody = templateOf({ Topic: topic('one'), Bad: failing(target) });
      const { OperationId } = await cfnOf(target).send(new UpdateStackCommand({ StackName, TemplateBody }));
      const { LastOperations = [] } = await stackAtRest(target, id);
      expect(LastOperations).toEqual([
        { OperationType: 'ROLLBACK', OperationId: expect.any(String) },
        { OperationType: 'UPDATE_STACK', OperationId },
      ]);
      expect(told(await eventsOf(target, { OperationId }))).toEqual([
        'STACK_EVENT UPDATE_STACK FAILED',
        'PROVISIONING_ERROR UPDATE_STACK Bad CREATE_FAILED',
        'PROGRESS_EVENT UPDATE_STACK Bad CREATE_IN_PROGRESS',
        `PROGRESS_EVENT UPDATE_STACK ${StackName} UPDATE_IN_PROGRESS`,
      ]);
      const rollback = told(await eventsOf(target, { OperationId: LastOperations[0]?.OperationId }));
      expect(rollback[0]).toBe('STACK_EVENT ROLLBACK SUCCEEDED');
      expect(rollback.at(-1)).toBe(`PROGRESS_EVENT ROLLBACK ${StackName} UPDATE_ROLLBACK_IN_PROGRESS`);
      const all = await eventsOf(target, { StackName });
      expect([...new Set(all.map((event) => event.OperationId))]).toEqual([
        LastOperations[0]?.OperationId,
        OperationId,
        operationId,
      ]);
    },
    'tells a creation that a deletion cut off as failed': onlyLocally('a slow creation', async (target, local) => {
      const creating = holdCalls(local, { service: 'sns', operation: 'CreateTopic' });
      const { id, operationId } = await createStack(target);
      const running = await eventsOf(target, { OperationId: operationId });
      expect(running[0]).toMatchObject({ EventType: 'STACK_EVENT', OperationStatus: 'IN_PROGRESS' });
      expect(running[0]).not.toHaveProperty('EndTime');
      await cfnOf(target).send(new DeleteStackCommand({ StackName: id }));
      creating.letGo();
      expect((await stackAtRest(target, id)).LastOperations).toMatchObject([{ OperationType: 'DELETE_STACK' }]);
      const operations = told(await eventsOf(target, { StackName: id })).filter((line) => line.startsWith('STACK'));
      expect(operations).toEqual(['STACK_EVENT DELETE_STACK SUCCEEDED', 'STACK_EVENT CREATE_STACK FAILED']);
    }),
    'explains why a change set failed, which it does not where validation is off': async (target) => {
      const { name: StackName } = await makeStack(target);
      const checked = await makeChangeSet(target, { StackName, TemplateBody: wrong });
      expect(await changeSetAtRest(target, checked.id)).toMatchObject({
        Status: 'FAILED',
        StatusReason: expect.stringContaining('AWS::EarlyValidation::PropertyValidation'),
      });
      const unchecked = await makeChangeSet(target, { StackName, TemplateBody: wrong, DisableValidation: true });
      expect(await changeSetAtRest(target, unchecked.id)).toMatchObject({ Status: 'CREATE_COMPLETE' });
    },
  },
};

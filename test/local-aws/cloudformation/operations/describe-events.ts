import { DescribeEventsCommand, type DescribeEventsCommandInput } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  cfnOf,
  changeSetAtRest,
  failing,
  makeChangeSet,
  makeStack,
  sharedStack,
  templateOf,
  unknownStack,
} from '../make-stack.ts';

const eventsOf = async (target: Target, input: DescribeEventsCommandInput) =>
  (await cfnOf(target).send(new DescribeEventsCommand(input))).OperationEvents ?? [];
const wrong = templateOf({ Queue: { Type: 'AWS::SQS::Queue', Properties: { Foo: 1 } } });

export const describeEvents: OperationTest = {
  fact: 'CloudFormation API reference, DescribeEvents; user guide, validate stack deployments: before deployment each property is checked, and what is wrong fails the change set.',
  shape: {
    'answers the events of a stack, the newest first': async (target) => {
      const { name, id } = await sharedStack(target);
      expect((await eventsOf(target, { StackName: name }))[0]).toMatchObject({
        EventId: expect.any(String),
        EventType: 'STACK_EVENT',
        StackId: id,
        LogicalResourceId: name,
        ResourceType: 'AWS::CloudFormation::Stack',
        ResourceStatus: 'CREATE_COMPLETE',
        Timestamp: expect.any(Date),
      });
    },
    'answers what is wrong with a change set': async (target) => {
      const { name: StackName } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName, TemplateBody: wrong });
      expect(await eventsOf(target, { ChangeSetName: id })).toMatchObject([
        {
          EventType: 'VALIDATION_ERROR',
          OperationType: 'CREATE_CHANGESET',
          LogicalResourceId: 'Queue',
          ValidationName: 'PROPERTY_VALIDATION',
          ValidationFailureMode: 'FAIL',
          ValidationStatus: 'FAILED',
          ValidationStatusReason: expect.stringContaining('Foo'),
        },
      ]);
    },
  },
  validation: {
    ...refusals(eventsOf, { 'refuses to look for nothing': [{}, 'ValidationError', /must be specified/] }),
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
          LogicalResourceId: 'Bad',
          ResourceStatus: 'CREATE_FAILED',
          ResourceProperties: expect.stringContaining('sqs'),
        },
      ]);
    },
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

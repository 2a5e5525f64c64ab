import { DescribeChangeSetCommand, type DescribeChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  cfnOf,
  makeChangeSet,
  makeShell,
  makeStack,
  sharedStack,
  templateOf,
  topic,
  unknownStack,
} from '../make-stack.ts';
import { toldChangeSets } from '../told-change-sets.ts';

const describeChanges = (target: Target, input: DescribeChangeSetCommandInput) =>
  cfnOf(target).send(new DescribeChangeSetCommand(input));

export const describeChangeSet: OperationTest = {
  fact: 'CloudFormation API reference, DescribeChangeSet: by ARN, or by name within a stack; what is added, modified or removed, with or without replacement; property values only where they are asked for; details recorded from AWS in localstack/localstack tests/aws/services/cloudformation/test_change_set*, and in aws/aws-cdk packages/@aws-cdk/cloudformation-diff/test.',
  shape: {
    'answers both statuses and what the stack would be': async (target) => {
      const { name: stackName, id: stackId } = await makeStack(target);
      const { name, id } = await makeChangeSet(target, { StackName: stackName, Description: 'Why' });
      const {
        $metadata: _,
        Changes,
        ...rest
      } = await describeChanges(target, { ChangeSetName: name, StackName: stackName });
      expect(rest).toEqual({
        ChangeSetName: name,
        ChangeSetId: id,
        StackId: stackId,
        StackName: stackName,
        Description: 'Why',
        CreationTime: expect.any(Date),
        Status: 'CREATE_COMPLETE',
        ExecutionStatus: 'AVAILABLE',
        NotificationARNs: [],
        RollbackConfiguration: {},
        Capabilities: [],
        IncludeNestedStacks: false,
      });
      expect(Changes).toEqual([
        {
          Type: 'Resource',
          ResourceChange: {
            Action: 'Modify',
            LogicalResourceId: 'Topic',
            PhysicalResourceId: expect.stringMatching(/^arn:aws:sns:/),
            ResourceType: 'AWS::SNS::Topic',
            Replacement: 'False',
            Scope: ['Properties'],
            Details: [
              {
                Target: { Attribute: 'Properties', Name: 'DisplayName', RequiresRecreation: 'Never' },
                Evaluation: 'Static',
                ChangeSource: 'DirectModification',
              },
            ],
          },
        },
      ]);
    },
    'answers values before and after when asked': async (target) => {
      const { name } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName: name });
      const { Changes } = await describeChanges(target, { ChangeSetName: id, IncludePropertyValues: true });
      expect(Changes?.[0]?.ResourceChange?.Details?.[0]?.Target).toMatchObject({
        Path: '/Properties/DisplayName',
        BeforeValue: 'one',
        AfterValue: 'two',
      });
      expect(JSON.parse(Changes?.[0]?.ResourceChange?.AfterContext ?? '')).toMatchObject({
        Properties: { DisplayName: 'two' },
      });
    },
    'answers what a new stack adds, without replacement or details': async (target) => {
      const { id } = await makeShell(target);
      expect((await describeChanges(target, { ChangeSetName: id })).Changes).toEqual([
        {
          Type: 'Resource',
          ResourceChange: {
            Action: 'Add',
            LogicalResourceId: 'Topic',
            ResourceType: 'AWS::SNS::Topic',
            Scope: [],
            Details: [],
          },
        },
      ]);
    },
  },
  validation: {
    ...refusals(describeChanges, {
      'refuses what is neither a name nor an ARN': [
        { ChangeSetName: 'no_name' },
        'ValidationError',
        "1 validation error detected: Value 'no_name' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*",
      ],
      'refuses a name without a stack': [
        { ChangeSetName: 'alone' },
        'ValidationError',
        'StackName must be specified if ChangeSetName is not specified as an ARN.',
      ],
    }),
    'refuses a stack that does not exist': async (target) => {
      const StackName = unknownStack(target);
      await expect(describeChanges(target, { ChangeSetName: 'none', StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${StackName}] does not exist`),
      );
    },
    'refuses a change set that does not exist': async (target) => {
      const { name: StackName } = await sharedStack(target);
      await expect(describeChanges(target, { ChangeSetName: 'none', StackName })).rejects.toMatchObject({
        ...refusal('ChangeSetNotFoundException', 'ChangeSet [none] does not exist'),
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  behaviour: {
    ...toldChangeSets,
    'shows the whole resource as it was and as it will be, with what is set beside the properties': async (target) => {
      const queueName = target.unique('queue');
      const wait = (ReceiveMessageWaitTimeSeconds: number) =>
        templateOf({
          Queue: {
            Type: 'AWS::SQS::Queue',
            DeletionPolicy: 'Delete',
            UpdateReplacePolicy: 'Retain',
            Metadata: { 'aws:cdk:path': 'app/Queue' },
            Properties: { ReceiveMessageWaitTimeSeconds, QueueName: queueName },
          },
        });
      const { name: StackName } = await makeStack(target, { TemplateBody: wait(20) });
      const { id } = await makeChangeSet(target, { StackName, TemplateBody: wait(10) });
      const { Changes } = await describeChanges(target, { ChangeSetName: id, IncludePropertyValues: true });
      const { BeforeContext, AfterContext } = Changes?.[0]?.ResourceChange ?? {};
      const shown = (seconds: string) =>
        `{"Properties":{"QueueName":"${queueName}","ReceiveMessageWaitTimeSeconds":"${seconds}"},"Metadata":{"aws:cdk:path":"app/Queue"},"UpdateReplacePolicy":"Retain","DeletionPolicy":"Delete"}`;
      expect([BeforeContext, AfterContext]).toEqual([shown('20'), shown('10')]);
    },
    'shows what an attribute gives now for what is new, and leaves it open for what goes': async (target) => {
      const taking = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::GetAtt': ['One', 'TopicName'] } } };
      const TopicName = target.unique('topic');
      const One = { Type: 'AWS::SNS::Topic', Properties: { TopicName } };
      const { name: StackName } = await makeStack(target, { TemplateBody: templateOf({ One, Old: taking }) });
      const { id } = await makeChangeSet(target, { StackName, TemplateBody: templateOf({ One, New: taking }) });
      const { Changes = [] } = await describeChanges(target, { ChangeSetName: id, IncludePropertyValues: true });
      const [added, removed] = Changes.map(({ ResourceChange }) => ResourceChange);
      expect(added?.AfterContext).toBe(`{"Properties":{"DisplayName":"${TopicName}"}}`);
      expect(removed?.BeforeContext).toBe('{"Properties":{"DisplayName":"{{changeSet:KNOWN_AFTER_APPLY}}"}}');
    },
    'tells replacement, removal and addition': async (target) => {
      const { name } = await makeStack(target, { TemplateBody: templateOf({ A: topic('a'), B: topic('b') }) });
      const TopicName = target.unique('renamed');
      const wanted = { A: { Type: 'AWS::SNS::Topic', Properties: { TopicName, DisplayName: 'a' } }, C: topic('c') };
      const { id } = await makeChangeSet(target, { StackName: name, TemplateBody: templateOf(wanted) });
      const { Changes = [] } = await describeChanges(target, { ChangeSetName: id });
      const told = Changes.map(({ ResourceChange: change }) =>
        [change?.Action, change?.LogicalResourceId, change?.Replacement].filter(Boolean).join(' '),
      );
      expect(told.sort()).toEqual(['Add C', 'Modify A True', 'Remove B']);
    },
  },
};

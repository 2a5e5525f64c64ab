import {
  CancelUpdateStackCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  cfnOf,
  failing,
  makeChangeSet,
  makeShell,
  makeStack,
  oneTopic,
  patience,
  stackAtRest,
  templateOf,
  topic,
  unknownStack,
} from '../make-stack.ts';

const update = (target: Target, StackName: string, input: Partial<UpdateStackCommandInput> = {}) =>
  cfnOf(target).send(new UpdateStackCommand({ StackName, ...input }));
const idOf = async (target: Target, StackName: string) => {
  const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId: 'Topic' });
  return (await cfnOf(target).send(command)).StackResourceDetail?.PhysicalResourceId;
};
const monitored = { TemplateBody: oneTopic('two'), RollbackConfiguration: { MonitoringTimeInMinutes: 1 } };
const told = ({ RollbackConfiguration }: typeof monitored) => ({ RollbackConfiguration });
const statusOf = async (target: Target, StackName: string) =>
  (await cfnOf(target).send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]?.StackStatus;
const untilDeployed = (target: Target, StackName: string) =>
  eventually(
    async () => {
      const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId: 'Topic' });
      const { StackResourceDetail } = await cfnOf(target).send(command);
      expect(StackResourceDetail?.ResourceStatus).toBe('UPDATE_COMPLETE');
    },
    ...patience(target),
  );

export const updateStack: OperationTest = {
  fact: 'CloudFormation API reference, UpdateStack; user guide, update behaviors of stack resources: without interruption, or replacement with a cleanup; a failed update is rolled back; RollbackConfiguration: the monitoring time is waited for without alarms, too, and the update can be cancelled in it. What an update leaves of a change set and of capabilities: recorded from AWS in localstack/localstack tests/aws/services/cloudformation.',
  shape: {
    'answers the id, and that of the operation': async (target) => {
      const { name, id } = await makeStack(target);
      const { $metadata: _, ...answer } = await update(target, name, { TemplateBody: oneTopic('two') });
      expect(answer).toEqual({ StackId: id, OperationId: expect.any(String) });
      expect((await stackAtRest(target, id)).LastOperations).toEqual([
        { OperationType: 'UPDATE_STACK', OperationId: answer.OperationId },
      ]);
    },
  },
  validation: {
    'refuses an update that changes nothing': async (target) => {
      const { name } = await makeStack(target);
      await expect(update(target, name, { UsePreviousTemplate: true })).rejects.toMatchObject(
        refusal('ValidationError', 'No updates are to be performed.'),
      );
    },
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(update(target, name, { TemplateBody: oneTopic() })).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
    'refuses a stack that is in review': async (target) => {
      const { stackName, stackId } = await makeShell(target);
      await expect(update(target, stackName, { TemplateBody: oneTopic() })).rejects.toMatchObject(
        refusal('ValidationError', `Stack:${stackId} is in REVIEW_IN_PROGRESS state and can not be updated.`),
      );
    },
    'refuses a stack whose creation was rolled back': async (target) => {
      const { name, id } = await makeStack(target, { TemplateBody: templateOf({ Bad: failing(target) }) });
      await expect(update(target, name, { TemplateBody: oneTopic() })).rejects.toMatchObject(
        refusal('ValidationError', `Stack:${id} is in ROLLBACK_COMPLETE state and can not be updated.`),
      );
    },
    'refuses to turn a resource into one of another type': async (target) => {
      const { name } = await makeStack(target);
      const TemplateBody = templateOf({ Topic: { Type: 'AWS::SQS::Queue' } });
      await expect(update(target, name, { TemplateBody })).rejects.toMatchObject(
        refusal(
          'ValidationError',
          'Update of resource type is not permitted. The new template modifies resource type of the following resources: [Topic]',
        ),
      );
    },
  },
  behaviour: {
    'changes a resource and leaves it in its place': async (target) => {
      const { name, id } = await makeStack(target);
      const before = await idOf(target, name);
      await update(target, name, { TemplateBody: oneTopic('two') });
      const stack = await stackAtRest(target, id);
      expect(stack).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', LastUpdatedTime: expect.any(Date) });
      expect(await idOf(target, name)).toBe(before);
    },
    'forgets the change set that made the stack, and keeps the capabilities that it had': async (target) => {
      const StackName = target.unique('made');
      const made = await makeChangeSet(target, {
        StackName,
        ChangeSetType: 'CREATE',
        Capabilities: ['CAPABILITY_IAM'],
      });
      await cfnOf(target).send(new ExecuteChangeSetCommand({ ChangeSetName: made.id }));
      expect(await stackAtRest(target, made.stackId)).toMatchObject({ ChangeSetId: made.id });
      await update(target, StackName, { TemplateBody: oneTopic('three') });
      const stack = await stackAtRest(target, made.stackId);
      expect(stack).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', Capabilities: ['CAPABILITY_IAM'] });
      expect(stack).not.toHaveProperty('ChangeSetId');
    },
    'puts another in its place where it cannot be changed': async (target) => {
      const { name, id } = await makeStack(target);
      const TopicName = target.unique('renamed');
      const renamed = { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName } } };
      await update(target, name, { TemplateBody: templateOf(renamed) });
      await stackAtRest(target, id);
      expect(await idOf(target, name)).toMatch(new RegExp(`:${TopicName}$`));
    },
    'keeps the values of parameters that shall stay, and gives the others': async (target) => {
      const Parameters = { Colour: { Type: 'String', Default: 'red' }, Size: { Type: 'Number', Default: '1' } };
      const TemplateBody = templateOf({ Topic: topic('one') }, { Parameters });
      const blue = { ParameterKey: 'Colour', ParameterValue: 'blue' };
      const { name, id } = await makeStack(target, { TemplateBody, Parameters: [blue] });
      const two = { ParameterKey: 'Size', ParameterValue: '2' };
      await update(target, name, {
        TemplateBody: templateOf({ Topic: topic('two') }, { Parameters }),
        Parameters: [{ ParameterKey: 'Colour', UsePreviousValue: true }, two],
      });
      expect((await stackAtRest(target, id)).Parameters).toEqual(expect.arrayContaining([blue, two]));
    },
    'puts the tags that it names in the place of all others': async (target) => {
      const { name, id } = await makeStack(target, { Tags: [{ Key: 'team', Value: 'a' }] });
      const Tags = [{ Key: 'stage', Value: 'test' }];
      await update(target, name, { UsePreviousTemplate: true, Tags });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', Tags });
    },
    'waits the monitoring time before it is complete': async (target) => {
      const { name, id } = await makeStack(target);
      await update(target, name, monitored);
      await untilDeployed(target, name);
      expect(await statusOf(target, id)).toBe('UPDATE_IN_PROGRESS');
      target.local?.clock.advance(60_000);
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', ...told(monitored) });
    },
    'goes back when it is cancelled in the monitoring time, to the settings before it, too': async (target) => {
      const { name, id } = await makeStack(target);
      await update(target, name, monitored);
      await untilDeployed(target, name);
      await cfnOf(target).send(new CancelUpdateStackCommand({ StackName: name }));
      expect(await stackAtRest(target, id)).toMatchObject({
        StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
        RollbackConfiguration: {},
      });
    },
    'watches no alarms, and says so': onlyLocally('alarms', async (target) => {
      const { name } = await makeStack(target);
      const Arn = `arn:aws:cloudwatch:${target.region}:${target.accountId}:alarm:loud`;
      const RollbackConfiguration = { RollbackTriggers: [{ Arn, Type: 'AWS::CloudWatch::Alarm' }] };
      await expect(update(target, name, { ...monitored, RollbackConfiguration })).rejects.toMatchObject(
        refusal('NotImplemented', /UpdateStack with RollbackConfiguration\.RollbackTriggers/),
      );
    }),
    'goes back to where it was when a resource fails': async (target) => {
      const { name, id } = await makeStack(target);
      const TemplateBody = templateOf({ Topic: topic('two'), Bad: failing(target, { DependsOn: 'Topic' }) });
      await update(target, name, { TemplateBody });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      const getTopic = new GetTopicAttributesCommand({ TopicArn: await idOf(target, name) });
      const { Attributes } = await target.client(SNSClient).send(getTopic);
      expect(Attributes).toMatchObject({ DisplayName: 'one' });
    },
    'stays where it failed when rollback is disabled': async (target) => {
      const { name, id } = await makeStack(target);
      const TemplateBody = templateOf({ Topic: topic('two'), Bad: failing(target, { DependsOn: 'Topic' }) });
      await update(target, name, { TemplateBody, DisableRollback: true });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_FAILED' });
    },
  },
};

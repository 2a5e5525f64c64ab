import {
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
  type ExecuteChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  cfnOf,
  makeChangeSet,
  makeShell,
  makeStack,
  oneTopic,
  sharedStack,
  stackAtRest,
  unknownStack,
} from '../make-stack.ts';

const execute = (target: Target, input: ExecuteChangeSetCommandInput) =>
  cfnOf(target).send(new ExecuteChangeSetCommand(input));

export const executeChangeSet: OperationTest = {
  fact: 'CloudFormation API reference, ExecuteChangeSet: only one that is complete and available; the others of the stack are obsolete from then on; user guide, change sets: it is gone from the list once it is executed; aws/aws-cdk#20603 and #20806: what SNS says of topics.',
  shape: {
    'answers nothing': async (target) => {
      const { id, stackId } = await makeShell(target);
      const { $metadata, ...rest } = await execute(target, { ChangeSetName: id });
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
      await stackAtRest(target, stackId);
    },
  },
  validation: {
    ...refusals(execute, {
      'refuses what is neither a name nor an ARN': [
        { ChangeSetName: 'no_name' },
        'ValidationError',
        "1 validation error detected: Value 'no_name' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*",
      ],
      'refuses a token that begins with a dash': [
        { ChangeSetName: 'alone', ClientRequestToken: '-x' },
        'ValidationError',
        "1 validation error detected: Value '-x' at 'clientRequestToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*",
      ],
      'refuses a name without a stack': [
        { ChangeSetName: 'alone' },
        'ValidationError',
        'StackName must be specified if ChangeSetName is not specified as an ARN.',
      ],
    }),
    'refuses a stack that does not exist': async (target) => {
      const StackName = unknownStack(target);
      await expect(execute(target, { ChangeSetName: 'none', StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${StackName}] does not exist`),
      );
    },
    'refuses a change set that does not exist': async (target) => {
      const { name: StackName } = await sharedStack(target);
      await expect(execute(target, { ChangeSetName: 'none', StackName })).rejects.toMatchObject(
        refusal('ChangeSetNotFoundException', 'ChangeSet [none] does not exist'),
      );
    },
    'refuses one that failed': async (target) => {
      const { name } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName: name, UsePreviousTemplate: true });
      await expect(execute(target, { ChangeSetName: id })).rejects.toMatchObject(
        refusal(
          'InvalidChangeSetStatusException',
          `ChangeSet [${id}] cannot be executed in its current status of [FAILED]`,
        ),
      );
    },
    'refuses one that was executed, and forgets the others': async (target) => {
      const { name, id: stackId } = await makeStack(target);
      const done = await makeChangeSet(target, { StackName: name });
      const other = await makeChangeSet(target, { StackName: name });
      await execute(target, { ChangeSetName: done.id });
      await stackAtRest(target, stackId);
      await expect(execute(target, { ChangeSetName: done.id })).rejects.toMatchObject(
        refusal(
          'InvalidChangeSetStatusException',
          `ChangeSet [${done.id}] cannot be executed in its current execution status of [EXECUTE_COMPLETE]`,
        ),
      );
      await expect(execute(target, { ChangeSetName: other.id })).rejects.toMatchObject(
        refusal('ChangeSetNotFoundException', `ChangeSet [${other.id}] does not exist`),
      );
    },
    'refuses topics that SNS does not have in the region of the stack': async (target) => {
      const elsewhere = target.region === 'eu-west-1' ? 'us-east-1' : 'eu-west-1';
      const words = (parameter: string) =>
        new RegExp(
          `^Invalid parameter: ${parameter} \\(Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; Request ID: [0-9a-f-]{36}; Proxy: null\\)$`,
        );
      for (const [topicArn, parameter] of [
        [`arn:aws:sns:${elsewhere}:${target.accountId}:topic`, 'TopicArn'],
        [`arn:aws:sns:${target.region}::topic`, 'AccountId'],
      ] as const) {
        const { name } = await makeStack(target);
        const { id } = await makeChangeSet(target, { StackName: name, NotificationARNs: [topicArn] });
        await expect(execute(target, { ChangeSetName: id })).rejects.toMatchObject(
          refusal('ValidationError', words(parameter)),
        );
      }
    },
    'refuses one that has alarms watched, and says so': onlyLocally('alarms', async (target) => {
      const { name } = await makeStack(target);
      const Arn = `arn:aws:cloudwatch:${target.region}:${target.accountId}:alarm:loud`;
      const RollbackConfiguration = { RollbackTriggers: [{ Arn, Type: 'AWS::CloudWatch::Alarm' }] };
      const { id } = await makeChangeSet(target, { StackName: name, RollbackConfiguration });
      await expect(execute(target, { ChangeSetName: id })).rejects.toMatchObject(
        refusal('NotImplemented', /ExecuteChangeSet with RollbackConfiguration\.RollbackTriggers/),
      );
    }),
    'refuses one that was overtaken by an update': async (target) => {
      const { name, id: stackId } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName: name });
      await cfnOf(target).send(new UpdateStackCommand({ StackName: name, TemplateBody: oneTopic('three') }));
      await stackAtRest(target, stackId);
      await expect(execute(target, { ChangeSetName: id })).rejects.toMatchObject(
        refusal(
          'InvalidChangeSetStatusException',
          `ChangeSet [${id}] cannot be executed in its current execution status of [OBSOLETE]`,
        ),
      );
    },
  },
  behaviour: {
    'updates the stack as it said': async (target) => {
      const { name, id: stackId } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName: name });
      await execute(target, { ChangeSetName: id });
      expect(await stackAtRest(target, stackId)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', ChangeSetId: id });
      const executed = await cfnOf(target).send(new DescribeChangeSetCommand({ ChangeSetName: id }));
      expect(executed).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'EXECUTE_COMPLETE' });
    },
    'makes the stack of a shell, which was updated by then': async (target) => {
      const { id, stackId } = await makeShell(target);
      await execute(target, { ChangeSetName: id });
      expect(await stackAtRest(target, stackId)).toMatchObject({
        StackStatus: 'CREATE_COMPLETE',
        ChangeSetId: id,
        LastUpdatedTime: expect.any(Date),
      });
    },
    'can be looked at when its stack is gone': async (target) => {
      const { id, stackId } = await makeShell(target);
      await execute(target, { ChangeSetName: id });
      await stackAtRest(target, stackId);
      await cfnOf(target).send(new DeleteStackCommand({ StackName: stackId }));
      const gone = await stackAtRest(target, stackId);
      expect(gone.StackStatus).toBe('DELETE_COMPLETE');
      expect(gone).not.toHaveProperty('ChangeSetId');
      const executed = await cfnOf(target).send(new DescribeChangeSetCommand({ ChangeSetName: id }));
      expect(executed).toMatchObject({ StackId: stackId, ExecutionStatus: 'EXECUTE_COMPLETE' });
    },
    'does it once for the same token': async (target) => {
      const { name, id: stackId } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName: name });
      const input = { ChangeSetName: id, ClientRequestToken: target.unique('token') };
      await execute(target, input);
      await expect(execute(target, input)).resolves.toBeDefined();
      await stackAtRest(target, stackId);
    },
  },
};

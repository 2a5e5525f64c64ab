import {
  CreateChangeSetCommand,
  DescribeStacksCommand,
  type CreateChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import {
  cfnOf,
  changeSetAtRest,
  makeChangeSet,
  makeShell,
  makeStack,
  oneTopic,
  sharedStack,
  templateOf,
  topic,
  unknownStack,
} from '../make-stack.ts';

type Input = Partial<CreateChangeSetCommandInput>;
const create = (target: Target, StackName: string, input: Input = {}) =>
  cfnOf(target).send(
    new CreateChangeSetCommand({
      StackName,
      ChangeSetName: target.unique('change'),
      ...(input.UsePreviousTemplate ? {} : { TemplateBody: oneTopic('two') }),
      ...input,
    }),
  );
const alarm = ({ region, accountId }: Target) => ({
  Arn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:loud`,
  Type: 'AWS::CloudWatch::Alarm',
});

export const createChangeSet: OperationTest = {
  fact: 'CloudFormation API reference, CreateChangeSet: of type UPDATE for a stack that stands, CREATE for a new one, which makes a shell in review; without changes it fails with words of its own; names are unique in a stack.',
  shape: {
    'answers the ids of change set and stack': async (target) => {
      const { id } = await makeStack(target);
      const ChangeSetName = target.unique('change');
      const { Id = '', StackId } = await create(target, id, { ChangeSetName });
      expect(StackId).toBe(id);
      expect(Id).toMatch(
        new RegExp(
          `^arn:aws:cloudformation:${target.region}:${target.accountId}:changeSet/${ChangeSetName}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`,
        ),
      );
    },
  },
  validation: {
    'refuses to update a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(create(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
    'refuses to create a stack that stands': async (target) => {
      const { name } = await sharedStack(target);
      const input = { ChangeSetName: 'again', ChangeSetType: 'CREATE' } as const;
      await expect(create(target, name, input)).rejects.toMatchObject(
        refusal(
          'ValidationError',
          `Stack [${name}] already exists and cannot be created again with the changeSet [again].`,
        ),
      );
    },
    'refuses the name of a change set that is there': async (target) => {
      const { name } = await makeStack(target);
      const made = await makeChangeSet(target, { StackName: name });
      await expect(create(target, name, { ChangeSetName: made.name })).rejects.toMatchObject(
        refusal('AlreadyExistsException', `ChangeSet ${made.name} already exists`),
      );
    },
    'refuses a name that begins with a digit': async (target) => {
      const { name } = await sharedStack(target);
      await expect(create(target, name, { ChangeSetName: '1st' })).rejects.toMatchObject(
        refusal(
          'ValidationError',
          "1 validation error detected: Value '1st' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
        ),
      );
    },
    'tells everything that is wrong at once': async (target) => {
      const { name } = await sharedStack(target);
      await expect(create(target, name, { ChangeSetName: '1st', RoleARN: 'short' })).rejects.toMatchObject(
        refusal(
          'ValidationError',
          /^2 validation errors detected: (?=.*Value 'short' at 'roleARN')(?=.*Value '1st' at 'changeSetName')/,
        ),
      );
    },
    'refuses a template where the previous one is to be used': async (target) => {
      const { name } = await sharedStack(target);
      const input = { TemplateBody: oneTopic(), UsePreviousTemplate: true };
      await expect(create(target, name, input)).rejects.toMatchObject(
        refusal('ValidationError', 'You cannot specify both usePreviousTemplate and Template Body/Template URL.'),
      );
    },
    'refuses resources of types that are not allowed': async (target) => {
      const { name } = await sharedStack(target);
      await expect(create(target, name, { ResourceTypes: ['AWS::SQS::*'] })).rejects.toMatchObject(
        refusal('ValidationError', /AWS::SNS::Topic/),
      );
    },
    'refuses a type that there is not': async (target) => {
      const { name } = await sharedStack(target);
      await expect(create(target, name, { ChangeSetType: 'MEND' as 'CREATE' })).rejects.toMatchObject(
        refusal(
          'ValidationError',
          /^1 validation error detected: Value 'MEND' at 'changeSetType' failed to satisfy constraint: Member must satisfy enum value set: \[/,
        ),
      );
    },
  },
  behaviour: {
    'makes the shell of a stack that is not there yet': async (target) => {
      const { stackId } = await makeShell(target);
      const { Stacks } = await cfnOf(target).send(new DescribeStacksCommand({ StackName: stackId }));
      expect(Stacks).toMatchObject([{ StackStatus: 'REVIEW_IN_PROGRESS' }]);
    },
    'leaves the stack as it is': async (target) => {
      const { name, id } = await makeStack(target);
      await makeChangeSet(target, { StackName: name });
      const { Stacks } = await cfnOf(target).send(new DescribeStacksCommand({ StackName: id }));
      expect(Stacks).toMatchObject([{ StackStatus: 'CREATE_COMPLETE' }]);
      expect(Stacks?.[0]).not.toHaveProperty('LastUpdatedTime');
    },
    'fails where nothing changes': async (target) => {
      const { name } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName: name, UsePreviousTemplate: true });
      expect(await changeSetAtRest(target, id)).toMatchObject({
        Status: 'FAILED',
        ExecutionStatus: 'UNAVAILABLE',
        StatusReason:
          "The submitted information didn't contain changes. Submit different information to create a change set.",
        Changes: [],
      });
    },
    'holds parameters, tags and the monitoring time that the stack would have': async (target) => {
      const Parameters = { Colour: { Type: 'String', Default: 'red' }, Size: { Type: 'Number', Default: '1' } };
      const TemplateBody = templateOf({ Topic: topic('one') }, { Parameters });
      const blue = { ParameterKey: 'Colour', ParameterValue: 'blue' };
      const { name } = await makeStack(target, { TemplateBody, Parameters: [blue] });
      const two = { ParameterKey: 'Size', ParameterValue: '2' };
      const settings = {
        Tags: [{ Key: 'stage', Value: 'test' }],
        RollbackConfiguration: { MonitoringTimeInMinutes: 1, RollbackTriggers: [alarm(target)] },
      };
      const { id } = await makeChangeSet(target, {
        StackName: name,
        UsePreviousTemplate: true,
        Parameters: [{ ParameterKey: 'Colour', UsePreviousValue: true }, two],
        ...settings,
      });
      expect(await changeSetAtRest(target, id)).toMatchObject({
        Status: 'CREATE_COMPLETE',
        Parameters: expect.arrayContaining([blue, two]),
        ...settings,
      });
    },
    'is one where the token is the same': async (target) => {
      const { name } = await makeStack(target);
      const input = { ChangeSetName: target.unique('change'), ClientToken: target.unique('token') };
      const { Id } = await create(target, name, input);
      expect((await create(target, name, input)).Id).toBe(Id);
    },
  },
};

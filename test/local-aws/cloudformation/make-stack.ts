import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
  type CreateChangeSetCommandInput,
  type CreateStackCommandInput,
  type DescribeChangeSetCommandOutput,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { eventually } from '../../support/eventually.ts';
import { oncePerTarget } from '../../support/once-per-target.ts';
import type { Target } from '../../support/start-target.ts';

export const cfnOf = (target: Target): CloudFormationClient => target.client(CloudFormationClient);

type Resources = Record<string, { Type: string } & Record<string, unknown>>;
export const topic = (DisplayName: string, more: object = {}) => ({
  Type: 'AWS::SNS::Topic',
  Properties: { DisplayName },
  ...more,
});
/** Fails when it is created: its topic does not exist. */
export const failing = (target: Target, more: object = {}) => ({
  Type: 'AWS::SNS::Subscription',
  Properties: {
    Protocol: 'sqs',
    Endpoint: `arn:aws:sqs:${target.region}:${target.accountId}:none`,
    TopicArn: `arn:aws:sns:${target.region}:${target.accountId}:${target.unique('none')}`,
  },
  ...more,
});
export const templateOf = (resources: Resources, more: object = {}): string =>
  JSON.stringify({ Resources: resources, ...more });
export const oneTopic = (DisplayName = 'one'): string => templateOf({ Topic: topic(DisplayName) });

/** How long to wait for CloudFormation, and how often to ask: on AWS it takes minutes, and too many questions are refused. */
export const patience = ({ local }: Target): [within: number, every: number] =>
  local === undefined ? [600_000, 2_000] : [60_000, 5];

/** Until a stack rests; a stack in review does. */
export const stackAtRest = (target: Target, StackName: string): Promise<Stack> =>
  eventually(
    async () => {
      const { Stacks } = await cfnOf(target).send(new DescribeStacksCommand({ StackName }));
      const [stack] = Stacks ?? [];
      if (
        stack === undefined ||
        (/_IN_PROGRESS$/.test(stack.StackStatus ?? '') && stack.StackStatus !== 'REVIEW_IN_PROGRESS')
      )
        throw new Error(`${StackName} is ${stack?.StackStatus}.`);
      return stack;
    },
    ...patience(target),
  );

export type MadeStack = { name: string; id: string; operationId: string };

const deleteAfterwards = (target: Target, StackName: string): void =>
  target.afterwards(async () => {
    const off = new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false });
    await cfnOf(target)
      .send(off)
      .catch(() => {});
    await cfnOf(target).send(new DeleteStackCommand({ StackName }));
    const stack = await stackAtRest(target, StackName);
    if (stack.StackStatus !== 'DELETE_COMPLETE') throw new Error(`${StackName} is ${stack.StackStatus}.`);
  });

/** Begins a stack of one topic, or of what is given. */
export const createStack = async (target: Target, input: Partial<CreateStackCommandInput> = {}): Promise<MadeStack> => {
  const name = input.StackName ?? target.unique('stack');
  const source = input.TemplateURL === undefined ? { TemplateBody: oneTopic() } : {};
  const command = new CreateStackCommand({ ...source, ...input, StackName: name });
  const { StackId: id = '', OperationId: operationId = '' } = await cfnOf(target).send(command);
  deleteAfterwards(target, id);
  return { name, id, operationId };
};

/** A stack at rest, however it came out. */
export const makeStack = async (target: Target, input: Partial<CreateStackCommandInput> = {}): Promise<MadeStack> => {
  const made = await createStack(target, input);
  await stackAtRest(target, made.id);
  return made;
};

/** One stack for all tests that only read it: two resources, an output and a parameter. */
export const sharedStack = oncePerTarget(async (target) => {
  const resources = { Topic: topic('one', { Metadata: { Why: 'to read' } }), Queue: { Type: 'AWS::SQS::Queue' } };
  const exportName = target.unique('export');
  const more = {
    Description: 'To be read',
    Parameters: { Colour: { Type: 'String', Default: 'red' }, Secret: { Type: 'String', Default: 'x', NoEcho: true } },
    Outputs: { Name: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] }, Export: { Name: exportName } } },
  };
  const TemplateBody = templateOf(resources, more);
  const made = await makeStack(target, { TemplateBody, Tags: [{ Key: 'team', Value: 'a' }] });
  return { ...made, template: TemplateBody, exportName };
});

export type MadeChangeSet = { name: string; id: string; stackId: string };

/** A change set that is made or has failed; on a new name it makes the shell of a stack too. */
export const makeChangeSet = async (
  target: Target,
  input: Partial<CreateChangeSetCommandInput> & { StackName: string },
): Promise<MadeChangeSet> => {
  const name = input.ChangeSetName ?? target.unique('change');
  const source = input.UsePreviousTemplate || input.TemplateURL ? {} : { TemplateBody: oneTopic('two') };
  const command = new CreateChangeSetCommand({ ...source, ...input, ChangeSetName: name });
  const { Id: id = '', StackId: stackId = '' } = await cfnOf(target).send(command);
  if (input.ChangeSetType === 'CREATE') deleteAfterwards(target, stackId);
  await changeSetAtRest(target, id);
  return { name, id, stackId };
};

export const changeSetAtRest = (target: Target, ChangeSetName: string): Promise<DescribeChangeSetCommandOutput> =>
  eventually(
    async () => {
      const changeSet = await cfnOf(target).send(new DescribeChangeSetCommand({ ChangeSetName }));
      if (/_(PENDING|IN_PROGRESS)$/.test(changeSet.Status ?? '')) throw new Error(`It is ${changeSet.Status}.`);
      return changeSet;
    },
    ...patience(target),
  );

/** The shell of a stack, with a change set that would make it. */
export const makeShell = (target: Target): Promise<MadeChangeSet & { stackName: string }> => {
  const StackName = target.unique('shell');
  return makeChangeSet(target, { StackName, ChangeSetType: 'CREATE' }).then((made) => ({
    ...made,
    stackName: StackName,
  }));
};

export const unknownStack = (target: Target): string => target.unique('none');

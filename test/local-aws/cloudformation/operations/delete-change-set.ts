import {
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  type DeleteChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeChangeSet, makeShell, makeStack, sharedStack, unknownStack } from '../make-stack.ts';

const remove = (target: Target, input: DeleteChangeSetCommandInput) =>
  cfnOf(target).send(new DeleteChangeSetCommand(input));

export const deleteChangeSet: OperationTest = {
  fact: 'CloudFormation API reference, DeleteChangeSet: one that is not there is no error; the shell of a stack stays.',
  shape: {
    'answers nothing': async (target) => {
      const { name } = await makeStack(target);
      const { id } = await makeChangeSet(target, { StackName: name });
      const { $metadata, ...rest } = await remove(target, { ChangeSetName: id });
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(remove, {
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
      await expect(remove(target, { ChangeSetName: 'none', StackName })).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${StackName}] does not exist`),
      );
    },
  },
  behaviour: {
    'takes the change set away': async (target) => {
      const { name: StackName } = await makeStack(target);
      const { id, name } = await makeChangeSet(target, { StackName });
      await remove(target, { ChangeSetName: name, StackName });
      await eventually(() =>
        expect(cfnOf(target).send(new DescribeChangeSetCommand({ ChangeSetName: id }))).rejects.toMatchObject(
          refusal('ChangeSetNotFoundException', `ChangeSet [${id}] does not exist`),
        ),
      );
    },
    'leaves the shell of a stack': async (target) => {
      const { id, stackId } = await makeShell(target);
      await remove(target, { ChangeSetName: id });
      const { Stacks } = await cfnOf(target).send(new DescribeStacksCommand({ StackName: stackId }));
      expect(Stacks).toMatchObject([{ StackStatus: 'REVIEW_IN_PROGRESS' }]);
    },
    'succeeds where there is no such change set': async (target) => {
      const { name: StackName } = await sharedStack(target);
      await expect(remove(target, { ChangeSetName: 'none', StackName })).resolves.toBeDefined();
    },
  },
};

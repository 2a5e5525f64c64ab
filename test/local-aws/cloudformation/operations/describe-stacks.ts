import { DescribeStacksCommand, type DescribeStacksCommandInput } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeShell, makeStack, sharedStack, unknownStack } from '../make-stack.ts';

const describeStack = async (target: Target, input: DescribeStacksCommandInput) =>
  (await cfnOf(target).send(new DescribeStacksCommand(input))).Stacks ?? [];

export const describeStacks: OperationTest = {
  fact: 'CloudFormation API reference, DescribeStacks: one stack by name or id, or all that stand; NoEcho parameters as asterisks; capabilities, parameters and outputs only where there are any. User guide, view stack events by operation: the last operation, after the rollback that followed it.',
  shape: {
    'answers what the stack was made of': async (target) => {
      const { name, id, operationId, exportName } = await sharedStack(target);
      const [stack] = await describeStack(target, { StackName: name });
      expect(stack).toEqual({
        StackId: id,
        StackName: name,
        Description: 'To be read',
        CreationTime: expect.any(Date),
        StackStatus: 'CREATE_COMPLETE',
        DisableRollback: false,
        EnableTerminationProtection: false,
        NotificationARNs: [],
        RollbackConfiguration: {},
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
        LastOperations: [{ OperationType: 'CREATE_STACK', OperationId: operationId }],
        Tags: [{ Key: 'team', Value: 'a' }],
        Parameters: expect.arrayContaining([
          { ParameterKey: 'Colour', ParameterValue: 'red' },
          { ParameterKey: 'Secret', ParameterValue: '****' },
        ]),
        Outputs: [{ OutputKey: 'Name', OutputValue: expect.any(String), ExportName: exportName }],
      });
    },
    'shows no lists of parameters, outputs and capabilities where there are none': async (target) => {
      const [stack] = await describeStack(target, { StackName: (await makeStack(target)).id });
      for (const list of ['Parameters', 'Outputs', 'Capabilities']) expect(stack).not.toHaveProperty(list);
      expect(stack).toMatchObject({ Tags: [], NotificationARNs: [] });
    },
  },
  validation: {
    ...refusals(describeStack, {
      'refuses a token that it did not give': [{ NextToken: 'nonsense' }, 'ValidationError', /.+/],
    }),
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(describeStack(target, { StackName: name })).rejects.toMatchObject(
        refusal('ValidationError', `Stack with id ${name} does not exist`),
      );
    },
  },
  behaviour: {
    'finds a stack among all that stand': async (target) => {
      const { id } = await sharedStack(target);
      expect((await describeStack(target, {})).map(({ StackId }) => StackId)).toContain(id);
    },
    'shows the shell of a change set in review': async (target) => {
      const { stackName, stackId } = await makeShell(target);
      expect(await describeStack(target, { StackName: stackName })).toMatchObject([
        { StackId: stackId, StackStatus: 'REVIEW_IN_PROGRESS', StackStatusReason: 'User Initiated' },
      ]);
    },
  },
};

import { DescribeStacksCommand, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, unknownStack } from '../make-stack.ts';

const protect = (target: Target, StackName: string, EnableTerminationProtection: boolean) =>
  cfnOf(target).send(new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection }));

export const updateTerminationProtection: OperationTest = {
  fact: 'CloudFormation API reference, UpdateTerminationProtection: on or off, as often as one likes.',
  shape: {
    'answers the id of the stack': async (target) => {
      const { name, id } = await makeStack(target);
      const { $metadata: _, ...answer } = await protect(target, name, false);
      expect(answer).toEqual({ StackId: id });
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(protect(target, name, true)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'is shown with the stack, on and off': async (target) => {
      const { name: StackName } = await makeStack(target);
      for (const on of [true, true, false]) {
        await protect(target, StackName, on);
        const { Stacks } = await cfnOf(target).send(new DescribeStacksCommand({ StackName }));
        expect(Stacks).toMatchObject([{ EnableTerminationProtection: on }]);
      }
    },
  },
};

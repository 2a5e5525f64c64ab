import { GetStackPolicyCommand, SetStackPolicyCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, sharedStack, unknownStack } from '../make-stack.ts';

const get = (target: Target, StackName: string) => cfnOf(target).send(new GetStackPolicyCommand({ StackName }));
const policy = (Effect: string) =>
  JSON.stringify({ Statement: [{ Effect, Action: 'Update:*', Principal: '*', Resource: '*' }] });

export const getStackPolicy: OperationTest = {
  fact: 'CloudFormation API reference, GetStackPolicy: the text of the policy, and nothing where there is none.',
  shape: {
    'answers the policy that the stack was created with': async (target) => {
      const { name } = await makeStack(target, { StackPolicyBody: policy('Allow') });
      expect(JSON.parse((await get(target, name)).StackPolicyBody ?? '')).toEqual(JSON.parse(policy('Allow')));
    },
    'answers nothing where there is none': async (target) => {
      const { $metadata: _, ...answer } = await get(target, (await sharedStack(target)).name);
      expect(answer).toEqual({});
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(get(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'answers what was set last': async (target) => {
      const { name: StackName } = await makeStack(target, { StackPolicyBody: policy('Allow') });
      await cfnOf(target).send(new SetStackPolicyCommand({ StackName, StackPolicyBody: policy('Deny') }));
      expect(JSON.parse((await get(target, StackName)).StackPolicyBody ?? '')).toEqual(JSON.parse(policy('Deny')));
    },
  },
};

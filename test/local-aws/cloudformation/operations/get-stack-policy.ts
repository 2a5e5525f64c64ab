import {
  GetStackPolicyCommand,
  SetStackPolicyCommand,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { holdCalls } from '../../../support/hold-calls.ts';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, oneTopic, sharedStack, stackAtRest, unknownStack } from '../make-stack.ts';

const get = (target: Target, StackName: string) => cfnOf(target).send(new GetStackPolicyCommand({ StackName }));
const policy = (Effect: string) =>
  JSON.stringify({ Statement: [{ Effect, Action: 'Update:*', Principal: '*', Resource: '*' }] });

export const getStackPolicy: OperationTest = {
  fact: 'CloudFormation API reference, GetStackPolicy: the text of the policy, and nothing where there is none. The policy during an update: recorded from AWS in localstack/localstack tests/aws/services/cloudformation.',
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
    'answers what holds during an update, then what the update brought': onlyLocally(
      'an update that takes its time',
      async (target, local) => {
        const { name: StackName, id } = await makeStack(target, { StackPolicyBody: policy('Deny') });
        const update = (input: Partial<UpdateStackCommandInput>) =>
          cfnOf(target).send(new UpdateStackCommand({ StackName, ...input }));
        const current = async () => (await get(target, StackName)).StackPolicyBody;
        const { letGo } = holdCalls(local, { service: 'sns', operation: 'SetTopicAttributes' });
        await update({ TemplateBody: oneTopic('two'), StackPolicyDuringUpdateBody: policy('Allow') });
        expect(await current()).toBe(policy('Allow'));
        letGo();
        expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
        expect(await current()).toBe(policy('Deny'));
        // A new policy is an update by itself.
        await update({ UsePreviousTemplate: true, StackPolicyBody: policy('Allow') });
        expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
        expect(await current()).toBe(policy('Allow'));
      },
    ),
    'answers what was set last': async (target) => {
      const { name: StackName } = await makeStack(target, { StackPolicyBody: policy('Allow') });
      await cfnOf(target).send(new SetStackPolicyCommand({ StackName, StackPolicyBody: policy('Deny') }));
      expect(JSON.parse((await get(target, StackName)).StackPolicyBody ?? '')).toEqual(JSON.parse(policy('Deny')));
    },
  },
};

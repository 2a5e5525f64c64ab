import { CancelUpdateStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { holdCalls } from '../../../support/hold-calls.ts';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { TestAws } from '../../../support/start-local-aws.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, oneTopic, sharedStack, stackAtRest, unknownStack } from '../make-stack.ts';

const cancel = (target: Target, StackName: string) => cfnOf(target).send(new CancelUpdateStackCommand({ StackName }));

/** A stack whose update hangs at its topic until it is let go. */
const makeBusy = async (target: Target, local: TestAws) => {
  const made = await makeStack(target);
  const { underWay, letGo } = holdCalls(local, { service: 'sns', operation: 'SetTopicAttributes' });
  await cfnOf(target).send(new UpdateStackCommand({ StackName: made.name, TemplateBody: oneTopic('two') }));
  await underWay;
  return { ...made, letGo };
};

export const cancelUpdateStack: OperationTest = {
  fact: 'CloudFormation API reference, CancelUpdateStack: only while the update is in progress; the stack goes back to where it was.',
  shape: {
    'answers nothing': onlyLocally('an update that takes its time', async (target, local) => {
      const { name, id, letGo } = await makeBusy(target, local);
      const { $metadata, ...rest } = await cancel(target, name);
      letGo();
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
      await stackAtRest(target, id);
    }),
  },
  validation: {
    'refuses a stack that is not being updated': async (target) => {
      await expect(cancel(target, (await sharedStack(target)).name)).rejects.toMatchObject(
        refusal('ValidationError', 'CancelUpdateStack cannot be called from current stack status'),
      );
    },
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(cancel(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'brings the stack back to where it was': onlyLocally('an update that takes its time', async (target, local) => {
      const { name, id, letGo } = await makeBusy(target, local);
      await cancel(target, name);
      letGo();
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    }),
  },
};

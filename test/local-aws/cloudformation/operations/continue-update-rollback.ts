import {
  ContinueUpdateRollbackCommand,
  UpdateStackCommand,
  type ContinueUpdateRollbackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { holdCalls } from '../../../support/hold-calls.ts';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { TestAws } from '../../../support/start-local-aws.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, failing, makeStack, sharedStack, stackAtRest, templateOf, topic, unknownStack } from '../make-stack.ts';

const goOn = (target: Target, StackName: string, input: Partial<ContinueUpdateRollbackCommandInput> = {}) =>
  cfnOf(target).send(new ContinueUpdateRollbackCommand({ StackName, ...input }));

/** A stack whose update failed, and whose topic could not be changed back. */
const makeStuck = async (target: Target, local: TestAws) => {
  const made = await makeStack(target);
  const subscribing = holdCalls(local, { service: 'sns', operation: 'Subscribe' });
  const TemplateBody = templateOf({ Topic: topic('two'), Bad: failing(target, { DependsOn: 'Topic' }) });
  await cfnOf(target).send(new UpdateStackCommand({ StackName: made.name, TemplateBody }));
  await subscribing.underWay;
  const refused = { kind: 'error', code: 'InvalidParameter', message: 'No.', status: 400, count: 1 } as const;
  local.faults.add({ service: 'sns', operation: 'SetTopicAttributes', ...refused });
  subscribing.letGo();
  const stack = await stackAtRest(target, made.id);
  expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
  return made;
};

export const continueUpdateRollback: OperationTest = {
  fact: 'CloudFormation API reference, ContinueUpdateRollback: only from UPDATE_ROLLBACK_FAILED; resources to skip must have failed to be rolled back; ForceRollback skips all of these, and goes with no list of them.',
  shape: {
    'answers nothing': onlyLocally('a rollback that fails', async (target, local) => {
      const { name, id } = await makeStuck(target, local);
      const { $metadata, ...rest } = await goOn(target, name);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
      await stackAtRest(target, id);
    }),
  },
  validation: {
    'refuses a stack whose rollback did not fail': async (target) => {
      await expect(goOn(target, (await sharedStack(target)).name)).rejects.toMatchObject(
        refusal('ValidationError', 'RollbackUpdatedStack cannot be called from current stack status'),
      );
    },
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(goOn(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
    'refuses a list of what to skip where everything is': async (target) => {
      const { name } = await sharedStack(target);
      await expect(goOn(target, name, { ResourcesToSkip: ['Topic'], ForceRollback: true })).rejects.toMatchObject(
        refusal('ValidationError', /ForceRollback/),
      );
    },
    'refuses to skip what did not fail': onlyLocally('a rollback that fails', async (target, local) => {
      const { name } = await makeStuck(target, local);
      await expect(goOn(target, name, { ResourcesToSkip: ['Nothing'] })).rejects.toMatchObject(
        refusal('ValidationError', /\[Nothing\]/),
      );
    }),
  },
  behaviour: {
    'ends the rollback once nothing is in its way': onlyLocally('a rollback that fails', async (target, local) => {
      const { name, id } = await makeStuck(target, local);
      await goOn(target, name);
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    }),
    'skips whatever failed where it is forced': onlyLocally('a rollback that fails', async (target, local) => {
      const { name, id } = await makeStuck(target, local);
      const refused = { kind: 'error', code: 'InvalidParameter', message: 'No.', status: 400, count: 1 } as const;
      const mend = local.faults.add({ service: 'sns', operation: 'SetTopicAttributes', ...refused });
      await goOn(target, name, { ForceRollback: true });
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      mend();
    }),
    'leaves as they are the resources that it shall skip': onlyLocally(
      'a rollback that fails',
      async (target, local) => {
        const { name, id } = await makeStuck(target, local);
        await goOn(target, name, { ResourcesToSkip: ['Topic'] });
        expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      },
    ),
  },
};

import { RollbackStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, failing, makeStack, sharedStack, stackAtRest, templateOf, topic, unknownStack } from '../make-stack.ts';

const rollBack = (target: Target, StackName: string) => cfnOf(target).send(new RollbackStackCommand({ StackName }));
const half = (target: Target) => templateOf({ Topic: topic('two'), Bad: failing(target, { DependsOn: 'Topic' }) });
const makeFailed = (target: Target) => makeStack(target, { TemplateBody: half(target), DisableRollback: true });

export const rollbackStack: OperationTest = {
  fact: 'CloudFormation API reference, RollbackStack: from CREATE_FAILED and UPDATE_FAILED, where rollback was disabled, back to the last state that was stable.',
  shape: {
    'answers the id, and that of the operation': async (target) => {
      const { name, id, operationId } = await makeFailed(target);
      const { $metadata: _, ...answer } = await rollBack(target, name);
      expect(answer).toEqual({ StackId: id, OperationId: expect.any(String) });
      expect((await stackAtRest(target, id)).LastOperations).toEqual([
        { OperationType: 'ROLLBACK', OperationId: answer.OperationId },
        { OperationType: 'CREATE_STACK', OperationId: operationId },
      ]);
    },
  },
  validation: {
    'refuses a stack that did not fail': async (target) => {
      await expect(rollBack(target, (await sharedStack(target)).name)).rejects.toMatchObject(
        refusal('ValidationError', 'RollbackStack cannot be called from current stack status'),
      );
    },
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(rollBack(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'takes away what a failed creation made': async (target) => {
      const { name, id } = await makeFailed(target);
      await rollBack(target, name);
      expect((await stackAtRest(target, id)).StackStatus).toMatch(/^(ROLLBACK|DELETE)_COMPLETE$/);
    },
    'takes back what a failed update changed': async (target) => {
      const { name, id } = await makeStack(target);
      const update = { StackName: name, TemplateBody: half(target), DisableRollback: true };
      await cfnOf(target).send(new UpdateStackCommand(update));
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_FAILED' });
      await rollBack(target, name);
      expect(await stackAtRest(target, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    },
  },
};

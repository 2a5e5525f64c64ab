import { ExecuteChangeSetCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeChangeSet, makeStack, stackAtRest, unknownStack } from '../make-stack.ts';

const list = async (target: Target, StackName: string) =>
  (await cfnOf(target).send(new ListChangeSetsCommand({ StackName }))).Summaries;

export const listChangeSets: OperationTest = {
  fact: 'CloudFormation API reference, ListChangeSets: those of a stack that are not executed, a hundred a page.',
  shape: {
    'answers both statuses of each': async (target) => {
      const { name, id: stackId } = await makeStack(target);
      const made = await makeChangeSet(target, { StackName: name });
      expect(await list(target, name)).toEqual([
        {
          StackId: stackId,
          StackName: name,
          ChangeSetId: made.id,
          ChangeSetName: made.name,
          CreationTime: expect.any(Date),
          Status: 'CREATE_COMPLETE',
          ExecutionStatus: 'AVAILABLE',
          IncludeNestedStacks: false,
        },
      ]);
    },
    'answers an empty list where there are none': async (target) => {
      expect(await list(target, (await makeStack(target)).name)).toEqual([]);
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(list(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
  },
  behaviour: {
    'keeps one that failed, until another one is executed': async (target) => {
      const { name, id } = await makeStack(target);
      const failed = await makeChangeSet(target, { StackName: name, UsePreviousTemplate: true });
      const good = await makeChangeSet(target, { StackName: name });
      const ids = (await list(target, name))?.map(({ ChangeSetId }) => ChangeSetId);
      expect(ids?.sort()).toEqual([failed.id, good.id].sort());
      await cfnOf(target).send(new ExecuteChangeSetCommand({ ChangeSetName: good.id }));
      await stackAtRest(target, id);
      expect(await list(target, name)).toEqual([]);
    },
  },
};

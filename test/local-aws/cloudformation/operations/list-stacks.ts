import {
  DeleteStackCommand,
  ListStacksCommand,
  type StackStatus,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, createStack, makeStack, sharedStack, stackAtRest } from '../make-stack.ts';

const listAll = async (target: Target, StackStatusFilter?: StackStatus[]): Promise<StackSummary[]> => {
  const all: StackSummary[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cfnOf(target).send(new ListStacksCommand({ StackStatusFilter, NextToken }));
    expect(page.StackSummaries?.length).toBeLessThanOrEqual(100);
    all.push(...(page.StackSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return all;
};

export const listStacks: OperationTest = {
  fact: 'CloudFormation API reference, ListStacks: stacks that stand, and for 90 days those that were deleted; by status; in pages.',
  shape: {
    'answers a summary of each stack': async (target) => {
      const { name, id, operationId } = await sharedStack(target);
      const found = (await listAll(target)).find(({ StackId }) => StackId === id);
      expect(found).toEqual({
        StackId: id,
        StackName: name,
        TemplateDescription: 'To be read',
        CreationTime: expect.any(Date),
        StackStatus: 'CREATE_COMPLETE',
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
        LastOperations: [{ OperationType: 'CREATE_STACK', OperationId: operationId }],
      });
    },
  },
  validation: refusals(
    (target: Target, status: string) =>
      cfnOf(target).send(new ListStacksCommand({ StackStatusFilter: [status as StackStatus] })),
    {
      'refuses a status that there is not': [
        'SLEEPING',
        'ValidationError',
        /^1 validation error detected: Value '\[SLEEPING\]' at 'stackStatusFilter' failed to satisfy constraint: /,
      ],
    },
  ),
  behaviour: {
    'lists a deleted stack too, and leaves out what is not asked for': async (target) => {
      const { name, id } = await makeStack(target);
      await cfnOf(target).send(new DeleteStackCommand({ StackName: name }));
      await stackAtRest(target, id);
      const idsOf = async (status: StackStatus) => (await listAll(target, [status])).map(({ StackId }) => StackId);
      expect(await idsOf('DELETE_COMPLETE')).toContain(id);
      expect(await idsOf('CREATE_COMPLETE')).not.toContain(id);
    },
    'goes through all in pages of a hundred': onlyLocally('a hundred stacks', async (target) => {
      for (let count = 0; count < 101; count += 1) await createStack(target);
      const ids = (await listAll(target)).map(({ StackId }) => StackId);
      expect(ids.length).toBeGreaterThan(100);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    'forgets a deleted stack after 90 days': onlyLocally('90 days', async (target, local) => {
      const { name, id } = await makeStack(target);
      await cfnOf(target).send(new DeleteStackCommand({ StackName: name }));
      await stackAtRest(target, id);
      local.clock.advance(91 * 86_400_000);
      expect((await listAll(target)).map(({ StackId }) => StackId)).not.toContain(id);
    }),
  },
};

import type { ListStacksCommandInput, ListStacksCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { createValidation } from '../../validation.ts';
import { onAnything } from '../authorization.ts';
import { stackSummary } from '../describe.ts';
import { page } from '../page.ts';
import { cloudFormationState } from '../stack-state.ts';

const listedAfterDelete = 90 * 24 * 3_600_000;

export const listStacks: Operation<ListStacksCommandInput, Partial<ListStacksCommandOutput>> = {
  authorize: onAnything('ListStacks'),
  async run({ world, account, region }, { StackStatusFilter = [], NextToken }) {
    // the client is loaded by now; at the start it would take half a second
    const { StackStatus } = await import('@aws-sdk/client-cloudformation');
    const validation = createValidation();
    validation.eachOneOf('stackStatusFilter', StackStatusFilter, Object.values(StackStatus));
    validation.throwIfAny();
    const wanted = new Set<string>(StackStatusFilter);
    const stacks = [...cloudFormationState(world, account, region).stacks.values()]
      .filter(
        ({ status, deletedAt = 0 }) =>
          status !== 'DELETE_COMPLETE' || world.clock.now() - deletedAt < listedAfterDelete,
      )
      .filter(({ status }) => wanted.size === 0 || wanted.has(status))
      .reverse();
    const { items, ...rest } = page(stacks, NextToken, 100);
    return { StackSummaries: items.map(stackSummary), ...rest };
  },
};

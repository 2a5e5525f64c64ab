import { StackStatus, type ListStacksCommandInput, type ListStacksCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onAnything } from '../authorization.ts';
import { stackSummary } from '../describe.ts';
import { validationError } from '../errors.ts';
import { page } from '../page.ts';
import { cloudFormationState } from '../stack-state.ts';

const listedAfterDelete = 90 * 24 * 3_600_000;

export const listStacks: Operation<ListStacksCommandInput, Partial<ListStacksCommandOutput>> = {
  authorize: onAnything('ListStacks'),
  run({ world, account, region }, { StackStatusFilter = [], NextToken }) {
    checkStatuses(StackStatusFilter);
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

const checkStatuses = (statuses: string[]): void => {
  const known: string[] = Object.values(StackStatus);
  if (statuses.every((status) => known.includes(status))) return;
  throw validationError(
    `1 validation error detected: Value '[${statuses.join(', ')}]' at 'stackStatusFilter' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${known.join(', ')}]]`,
  );
};

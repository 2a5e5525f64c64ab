import { call, h, table } from '../page-tools.js';
import { stackLink } from '../stack-links.js';

const shows = {
  active: (status) => status !== 'DELETE_COMPLETE',
  complete: (status) => status.endsWith('_COMPLETE') && status !== 'DELETE_COMPLETE',
  failed: (status) => status.endsWith('_FAILED'),
  deleted: (status) => status === 'DELETE_COMPLETE',
  in_progress: (status) => status.endsWith('_IN_PROGRESS'),
};

/** The stacks of a region, or those that the link filters for. */
export const stackList = async (place, draw) => {
  const { StackSummaries = [] } = await call(place, 'ListStacks', {});
  const text = (place.params.get('filteringText') ?? '').toLowerCase();
  const isShown = shows[place.params.get('filteringStatus') ?? 'active'] ?? (() => true);
  const rows = StackSummaries.filter(
    ({ StackName, StackStatus }) => isShown(StackStatus) && StackName.toLowerCase().includes(text),
  ).map((stack) => [stackLink(stack.StackId, stack.StackName), stack.StackStatus, stack.StackStatusReason]);
  draw(
    h('h1', {}, 'Stacks'),
    rows.length === 0 ? h('p', {}, 'No stacks to show.') : table(['Name', 'Status', 'Reason'], rows),
  );
};

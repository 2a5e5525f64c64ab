import { h } from './page-tools.js';

export const stackLink = (id, name) =>
  h('a', { href: `#/stacks/stackinfo?${new URLSearchParams({ stackId: id })}` }, name);

export const changeSetLink = (stackId, { ChangeSetId, ChangeSetName }) =>
  h(
    'a',
    { href: `#/stacks/changesets/changes?${new URLSearchParams({ stackId, changeSetId: ChangeSetId })}` },
    ChangeSetName,
  );

import { act, call, go, h, table } from '../page-tools.js';
import { stackLink } from '../stack-links.js';

const changed = ({ Details = [] }) =>
  Details.map(({ Target = {} }) => {
    const values = [Target.BeforeValue, Target.AfterValue].map((value) => value ?? 'none').join(' → ');
    return h('div', {}, h('code', {}, Target.Path ?? Target.Attribute ?? ''), ` ${values}`);
  });

export const changeSet = async (place, draw) => {
  const ids = {
    StackName: place.params.get('stackId') ?? undefined,
    ChangeSetName: place.params.get('changeSetId') ?? '',
  };
  const found = await call(place, 'DescribeChangeSet', { ...ids, IncludePropertyValues: true });
  const message = h('p', { className: 'error', role: 'alert' });
  const finish = (operation, path) =>
    act(message, async () => {
      await call(place, operation, ids);
      go(path, { stackId: found.StackId });
    });
  const rows = (found.Changes ?? []).map(({ ResourceChange = {} }) => [
    ResourceChange.Action,
    ResourceChange.LogicalResourceId,
    ResourceChange.PhysicalResourceId,
    ResourceChange.ResourceType,
    ResourceChange.Replacement,
    h('div', {}, changed(ResourceChange)),
  ]);
  const capabilities = (found.Capabilities ?? []).join(', ');
  draw(
    h('h1', {}, `Change set ${found.ChangeSetName}`),
    h(
      'p',
      {},
      'Stack ',
      stackLink(found.StackId, found.StackName),
      `: ${found.Status}, ${found.ExecutionStatus}. ${found.StatusReason ?? ''}`,
    ),
    capabilities === '' ? undefined : h('p', {}, `Capabilities: ${capabilities}`),
    table(['Action', 'Logical ID', 'Physical ID', 'Resource type', 'Replacement', 'Changes'], rows),
    message,
    h(
      'button',
      { disabled: found.ExecutionStatus !== 'AVAILABLE', onclick: finish('ExecuteChangeSet', '/stacks/stackinfo') },
      'Execute change set',
    ),
    h('button', { onclick: finish('DeleteChangeSet', '/stacks') }, 'Delete change set'),
  );
};

import { describeStack } from '../describe-stack.js';
import { act, call, go, h, table } from '../page-tools.js';
import { changeSetLink } from '../stack-links.js';

/** Status, outputs, resources and events of a stack, drawn again every second while it changes. */
export const stackInfo = async (place, draw, isShown) => {
  const stack = await describeStack(place);
  const StackName = stack.StackId;
  const [events, resources, sets] = await Promise.all([
    call(place, 'DescribeStackEvents', { StackName }),
    call(place, 'DescribeStackResources', { StackName }),
    call(place, 'ListChangeSets', { StackName }),
  ]);
  const message = h('p', { className: 'error', role: 'alert' });
  const remove = act(message, async () => {
    await call(place, 'DeleteStack', { StackName });
    go('/stacks', {});
  });
  draw(
    h('h1', {}, stack.StackName),
    h('p', { id: 'status' }, `${stack.StackStatus} ${stack.StackStatusReason ?? ''}`),
    h('p', {}, h('code', {}, StackName)),
    message,
    h('button', { onclick: remove }, 'Delete'),
    h('h2', {}, 'Outputs'),
    table(
      ['Key', 'Value'],
      (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    ),
    h('h2', {}, 'Change sets'),
    table(
      ['Name', 'Status', 'Execution'],
      (sets.Summaries ?? []).map((set) => [changeSetLink(StackName, set), set.Status, set.ExecutionStatus]),
    ),
    h('h2', {}, 'Resources'),
    table(
      ['Logical ID', 'Physical ID', 'Type', 'Status'],
      (resources.StackResources ?? []).map((resource) => [
        resource.LogicalResourceId,
        resource.PhysicalResourceId,
        resource.ResourceType,
        resource.ResourceStatus,
      ]),
    ),
    h('h2', {}, 'Events'),
    table(
      ['Time', 'Logical ID', 'Status', 'Reason'],
      (events.StackEvents ?? []).map((event) => [
        event.Timestamp,
        event.LogicalResourceId,
        event.ResourceStatus,
        event.ResourceStatusReason,
      ]),
    ),
  );
  if (!stack.StackStatus.endsWith('_IN_PROGRESS')) return;
  const again = () =>
    stackInfo(place, draw, isShown).catch((error) => draw(h('p', { className: 'error' }, error.message)));
  setTimeout(() => isShown() && again(), 1_000);
};

import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { HealthCheck } from '../../contract/agent-health.ts';
import { Loaded } from '../components/loaded.tsx';
import { When } from '../components/when.tsx';
import { useHealth } from './service.ts';

const titles: Record<string, string> = {
  'role-opens': 'The role lets the control plane in',
  'role-stays-shut': 'The role keeps everybody else out',
  'stack-stands': 'The agent stack stands',
  'seen-lately': 'The account was seen lately',
  'version-current': 'The newest release is installed',
  'regions-ready': 'The agent is ready in every region',
  'code-genuine': 'Every region runs the release’s own code',
  'stack-unchanged': 'Nobody changed the agent stack by hand',
  'failures-answered': 'No request of CloudFormation is left unanswered',
};

const looks: Record<HealthCheck['state'], { type: StatusIndicatorProps.Type; text: string }> = {
  passing: { type: 'success', text: 'Passing' },
  failing: { type: 'error', text: 'Failing' },
  unknown: { type: 'pending', text: 'Not known' },
};

const columns = [
  { id: 'name', header: 'Check', isRowHeader: true, cell: ({ name }: HealthCheck) => titles[name] ?? name },
  {
    id: 'state',
    header: 'State',
    minWidth: 150,
    cell: ({ state }: HealthCheck) => <StatusIndicator type={looks[state].type}>{looks[state].text}</StatusIndicator>,
  },
  { id: 'detail', header: 'Found', cell: ({ detail }: HealthCheck) => detail },
  { id: 'since', header: 'Since', minWidth: 120, cell: ({ since }: HealthCheck) => <When at={since} /> },
];

/** What fails stands first; otherwise the order of the control plane, the most serious first. */
const worstFirst = (items: HealthCheck[]): HealthCheck[] => [
  ...items.filter(({ state }) => state === 'failing'),
  ...items.filter(({ state }) => state !== 'failing'),
];

/** What the control plane finds each time it looks at the account. */
export const HealthTable = ({ id }: { id: string }) => (
  <Loaded query={useHealth(id)}>
    {({ items }) => (
      <Table
        items={worstFirst(items)}
        columnDefinitions={columns}
        trackBy="name"
        variant="borderless"
        wrapLines
        empty={<Box textAlign="center">The checks begin once the account is linked.</Box>}
        ariaLabels={{ tableLabel: 'Health checks' }}
      />
    )}
  </Loaded>
);

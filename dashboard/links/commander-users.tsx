import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { CommanderUser } from '../../contract/commander-users.ts';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { useCommanderUsers } from './service.ts';

const columns = [
  { id: 'stack', header: 'Stack', isRowHeader: true, cell: (user: CommanderUser) => user.stackName },
  { id: 'region', header: 'Region', cell: (user: CommanderUser) => user.region },
  {
    id: 'resources',
    header: 'Custom resources that nobody will serve',
    cell: (user: CommanderUser) => user.logicalIds.join(', '),
  },
];

export const CommanderUsersTable = ({ items }: { items: CommanderUser[] }) => (
  <Table
    items={items}
    columnDefinitions={columns}
    trackBy="stackId"
    variant="borderless"
    wrapLines
    empty={<Box textAlign="center">No stack of this account names the agent.</Box>}
    ariaLabels={{ tableLabel: 'Stacks that name the agent' }}
  />
);

/** Read on demand, before the account is unlinked: every stack of every region has to be looked into. */
export const CommanderUsers = ({ id }: { id: string }) => {
  const users = useCommanderUsers(id);
  const pages = users.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const unreadable = pages.flatMap((page) => page.unreadable);
  const started = users.isFetching || users.data !== undefined || users.error !== null;
  if (!started) return <Button onClick={() => void users.refetch()}>Look for stacks that would miss the agent</Button>;
  return (
    <SpaceBetween size="s">
      {users.error && <ErrorAlert error={users.error} onRetry={() => void users.refetch()} />}
      {items.length > 0 && (
        <Alert type="warning" header="These stacks need the agent: delete or change them first">
          Their custom resources are served by it. Without it CloudFormation waits for an answer that never comes.
        </Alert>
      )}
      {users.data && <CommanderUsersTable items={items} />}
      {unreadable.map(({ region, stackName, reason }) => (
        <StatusIndicator key={`${region} ${stackName ?? ''}`} type="warning">
          {stackName ?? 'Every stack'} in {region} could not be read: {reason}
        </StatusIndicator>
      ))}
      {users.isFetching && <StatusIndicator type="loading">Looking into the stacks</StatusIndicator>}
      {users.hasNextPage && !users.isFetching && (
        <Button onClick={() => void users.fetchNextPage()}>Look further</Button>
      )}
    </SpaceBetween>
  );
};

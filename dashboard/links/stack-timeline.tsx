import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { StackEvent } from '../../contract/stack-event.ts';
import { Loaded } from '../components/loaded.tsx';
import { StackStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { useStackEvents } from './service.ts';

const columns = [
  { id: 'at', header: 'When', cell: (event: StackEvent) => <When at={event.timestamp} /> },
  { id: 'resource', header: 'Resource', cell: (event: StackEvent) => event.logicalResourceId, isRowHeader: true },
  { id: 'type', header: 'Type', cell: (event: StackEvent) => event.resourceType },
  {
    id: 'status',
    header: 'Status',
    minWidth: 240,
    cell: (event: StackEvent) => <StackStatus status={event.resourceStatus} />,
  },
  { id: 'reason', header: "AWS's reason", cell: (event: StackEvent) => event.resourceStatusReason },
];

export const StackTimeline = ({ id, stackName }: { id: string; stackName: string }) => {
  const events = useStackEvents(id, stackName);
  return (
    <Loaded query={events}>
      {({ items }) => (
        <Table
          items={items}
          columnDefinitions={columns}
          trackBy="eventId"
          variant="borderless"
          wrapLines
          header={<Header variant="h3">Events of {stackName}</Header>}
          empty={<Box textAlign="center">No event of this stack has come yet.</Box>}
          ariaLabels={{ tableLabel: `Events of ${stackName}` }}
        />
      )}
    </Loaded>
  );
};

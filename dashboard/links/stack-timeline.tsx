import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { StackEvent } from '../../contract/stack-event.ts';
import { Loaded } from '../components/loaded.tsx';
import { StackStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { useStackEvents, type StackPlace } from './service.ts';

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

/** What CloudFormation said of a stack, newest first; older events are asked for by hand. */
export const StackTimeline = ({ id, place }: { id: string; place: StackPlace }) => {
  const events = useStackEvents(id, place);
  const title = `Events of ${place.stackName}`;
  return (
    <Loaded query={events}>
      {({ pages }) => (
        <Table
          items={pages.flatMap(({ items }) => items)}
          columnDefinitions={columns}
          trackBy="eventId"
          variant="borderless"
          wrapLines
          header={
            <Header variant="h3" description={place.region}>
              {title}
            </Header>
          }
          empty={<Box textAlign="center">No event of this stack has come yet.</Box>}
          footer={
            events.hasNextPage && (
              <Box textAlign="center">
                <Button loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
                  Show older events
                </Button>
              </Box>
            )
          }
          ariaLabels={{ tableLabel: title }}
        />
      )}
    </Loaded>
  );
};

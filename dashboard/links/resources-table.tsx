import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import type { Link, LinkResources } from '../../contract/link.ts';
import { Loaded } from '../components/loaded.tsx';
import { StackStatus } from '../components/status.tsx';
import { useLinkResources } from './service.ts';

type Resource = LinkResources['items'][number];

const columns = [
  { id: 'logical', header: 'Resource', cell: (item: Resource) => item.logicalId, isRowHeader: true },
  { id: 'type', header: 'Type', cell: (item: Resource) => item.resourceType },
  { id: 'status', header: 'Status', cell: (item: Resource) => <StackStatus status={item.status} /> },
  { id: 'physical', header: 'In the account', cell: (item: Resource) => item.physicalId || '–' },
];

/** The agent stack in its home region, as CloudFormation shows it when the page is opened. */
export const ResourcesTable = ({ link }: { link: Link }) => {
  const resources = useLinkResources(link);
  return (
    <Loaded query={resources}>
      {({ items }) => (
        <Table
          items={items}
          columnDefinitions={columns}
          trackBy="logicalId"
          variant="borderless"
          wrapLines
          empty={<Box textAlign="center">They are shown once the account is linked.</Box>}
          ariaLabels={{ tableLabel: 'Resources of the agent stack' }}
        />
      )}
    </Loaded>
  );
};

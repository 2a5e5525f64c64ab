import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import type { AgentRegion } from '../../contract/registration.ts';
import { Loaded } from '../components/loaded.tsx';
import { RegionStatus } from '../components/status.tsx';
import { useLinkRegions } from './service.ts';

const columns = [
  { id: 'region', header: 'Region', cell: (item: AgentRegion) => item.region, isRowHeader: true },
  { id: 'state', header: 'State', cell: (item: AgentRegion) => <RegionStatus state={item.state} /> },
  { id: 'version', header: 'Version', cell: (item: AgentRegion) => item.version ?? '–' },
  { id: 'reason', header: 'Reason', cell: (item: AgentRegion) => item.reason ?? '' },
];

export const RegionsTable = ({ id }: { id: string }) => {
  const regions = useLinkRegions(id);
  return (
    <Loaded query={regions}>
      {({ items }) => (
        <Table
          items={items}
          columnDefinitions={columns}
          trackBy="region"
          variant="borderless"
          empty={<Box textAlign="center">Regions appear here as the agent comes up in them.</Box>}
          ariaLabels={{ tableLabel: 'Regions' }}
        />
      )}
    </Loaded>
  );
};

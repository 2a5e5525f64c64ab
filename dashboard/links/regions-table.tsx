import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { AgentRegion } from '../../contract/registration.ts';
import { Loaded } from '../components/loaded.tsx';
import { RegionStatus } from '../components/status.tsx';
import { useLinkRegions } from './service.ts';

const columns = [
  { id: 'region', header: 'Region', cell: (item: AgentRegion) => item.region, isRowHeader: true },
  { id: 'state', header: 'State', cell: (item: AgentRegion) => <RegionStatus state={item.state} /> },
  { id: 'version', header: 'Version', cell: (item: AgentRegion) => item.version ?? '–' },
  { id: 'reason', header: 'Reason', cell: (item: AgentRegion) => item.reason ?? '–' },
];

/** Only a change of the stack runs the agent's bootstrap again, and only the customer changes the stack. */
const Repair = () => (
  <Alert type="warning" header="The agent is not ready in every region">
    <strong>What to do:</strong> when the reason is gone, the customer updates the agent stack with its current template
    and any new value of the parameter <code>Refresh</code>. The agent then comes up again in each region that lacks it.
  </Alert>
);

export const RegionsTable = ({ id }: { id: string }) => {
  const regions = useLinkRegions(id);
  return (
    <Loaded query={regions}>
      {({ items }) => (
        <SpaceBetween size="m">
          {items.some(({ state }) => state === 'failed') && <Repair />}
          <Table
            items={items}
            columnDefinitions={columns}
            trackBy="region"
            variant="borderless"
            wrapLines
            empty={<Box textAlign="center">Regions appear here as the agent comes up in them.</Box>}
            ariaLabels={{ tableLabel: 'Regions' }}
          />
        </SpaceBetween>
      )}
    </Loaded>
  );
};

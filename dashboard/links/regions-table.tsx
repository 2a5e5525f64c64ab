import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { AgentRegion } from '../../contract/registration.ts';
import { RepairButton } from '../agent-health/repair-button.tsx';
import { Loaded } from '../components/loaded.tsx';
import { RegionStatus } from '../components/status.tsx';
import { useLinkRegions } from './service.ts';

const columns = (id: string) => [
  { id: 'region', header: 'Region', cell: (item: AgentRegion) => item.region, isRowHeader: true },
  {
    id: 'state',
    header: 'State',
    minWidth: 130,
    cell: (item: AgentRegion) => <RegionStatus state={item.state} />,
  },
  { id: 'version', header: 'Version', cell: (item: AgentRegion) => item.version ?? '–' },
  { id: 'reason', header: 'Reason', cell: (item: AgentRegion) => item.reason ?? '–' },
  {
    id: 'repair',
    header: 'Repair',
    cell: ({ region, state }: AgentRegion) => (state === 'failed' ? <RepairButton id={id} region={region} /> : '–'),
  },
];

const worstFirst = (items: AgentRegion[]): AgentRegion[] => [
  ...items.filter(({ state }) => state === 'failed'),
  ...items.filter(({ state }) => state !== 'failed'),
];

/** The agent in each region, and what brings it back where it is missing. */
export const RegionsTable = ({ id }: { id: string }) => (
  <Loaded query={useLinkRegions(id)}>
    {({ items }) => (
      <Table
        items={worstFirst(items)}
        columnDefinitions={columns(id)}
        trackBy="region"
        variant="borderless"
        wrapLines
        header={
          <Header
            variant="h3"
            description="Each region has its own copy of the agent, made by the agent stack in the home region."
            actions={items.length > 0 && <RepairButton id={id} />}
          >
            Regions
          </Header>
        }
        empty={<Box textAlign="center">Regions appear here as the agent comes up in them.</Box>}
        ariaLabels={{ tableLabel: 'Regions' }}
      />
    )}
  </Loaded>
);

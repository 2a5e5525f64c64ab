import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { ResourceDrift } from '../../contract/agent-health.ts';
import { Difference } from '../components/difference.tsx';
import { Loaded } from '../components/loaded.tsx';
import { ago } from '../components/when.tsx';
import { useDrift } from './service.ts';

const countOf = ({ differences }: ResourceDrift): string =>
  differences.length === 1 ? '1 property' : `${differences.length} properties`;

const columns = [
  { id: 'id', header: 'Resource', isRowHeader: true, cell: (item: ResourceDrift) => item.logicalId },
  { id: 'type', header: 'Type', cell: (item: ResourceDrift) => item.resourceType },
  {
    id: 'state',
    header: 'State',
    minWidth: 130,
    cell: ({ state }: ResourceDrift) => (
      <StatusIndicator type={state === 'deleted' ? 'error' : 'warning'}>
        {state === 'deleted' ? 'Deleted' : 'Changed'}
      </StatusIndicator>
    ),
  },
  {
    id: 'differences',
    header: 'As the template says, and as it is',
    cell: (item: ResourceDrift) =>
      item.differences.length === 0 ? (
        '–'
      ) : (
        <ExpandableSection
          variant="inline"
          headerText={countOf(item)}
          headerAriaLabel={`${countOf(item)} of ${item.logicalId}`}
          defaultExpanded={item.differences.length <= 3}
        >
          {item.differences.map(({ path, expected, actual }) => (
            <Difference key={path} title={path} before={expected} after={actual} words={['expected', 'actual']} />
          ))}
        </ExpandableSection>
      ),
  },
];

/** Drift of the agent stack, by resource and property, as CloudFormation found it last. */
export const DriftTable = ({ id }: { id: string }) => (
  <Loaded query={useDrift(id)}>
    {({ checkedAt, items }) => (
      <Table
        items={items}
        columnDefinitions={columns}
        trackBy="logicalId"
        variant="borderless"
        wrapLines
        header={
          <Header
            variant="h3"
            description={
              checkedAt === null
                ? 'CloudFormation looks for drift once a day, and has not yet.'
                : `CloudFormation looked ${ago(checkedAt)}; it does once a day.`
            }
          >
            Drift
          </Header>
        }
        empty={
          <Box textAlign="center">
            {checkedAt === null ? 'Nothing is known of it yet.' : 'Every resource is as the template says.'}
          </Box>
        }
        ariaLabels={{ tableLabel: 'Drift of the agent stack' }}
      />
    )}
  </Loaded>
);

import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { Change } from '../../contract/change-set.ts';
import { Difference } from '../components/difference.tsx';

const Replacement = ({ change }: { change: Change }) => {
  if (change.action === 'Remove') return <StatusIndicator type="error">Deleted</StatusIndicator>;
  if (change.replacement === 'True') return <StatusIndicator type="warning">Replaced</StatusIndicator>;
  if (change.replacement === 'Conditional') return <StatusIndicator type="warning">Perhaps replaced</StatusIndicator>;
  return <>–</>;
};

const columns = [
  { id: 'action', header: 'Action', cell: (change: Change) => change.action, width: 100 },
  { id: 'id', header: 'Resource', cell: (change: Change) => change.logicalId, isRowHeader: true },
  { id: 'type', header: 'Type', cell: (change: Change) => change.resourceType },
  { id: 'replacement', header: 'Replacement', cell: (change: Change) => <Replacement change={change} /> },
  {
    id: 'difference',
    header: 'Before and after',
    cell: (change: Change) => (
      <ExpandableSection
        variant="inline"
        headerText={change.properties.length ? `${change.properties.length} properties` : 'The whole resource'}
        defaultExpanded={change.properties.length > 0 && change.properties.length <= 3}
      >
        {change.properties.length > 0 ? (
          change.properties.map((property) => (
            <Difference key={property.path} title={property.path} before={property.before} after={property.after} />
          ))
        ) : (
          <Difference title={change.logicalId} before={change.before} after={change.after} />
        )}
      </ExpandableSection>
    ),
  },
];

export const ChangesTable = ({ changes }: { changes: Change[] }) => (
  <Table
    items={changes}
    columnDefinitions={columns}
    trackBy="logicalId"
    wrapLines
    header={
      <Header variant="h2" counter={`(${changes.length})`}>
        Changes
      </Header>
    }
    empty={<Box textAlign="center">CloudFormation has not named the changes yet.</Box>}
    ariaLabels={{ tableLabel: 'Changes' }}
  />
);

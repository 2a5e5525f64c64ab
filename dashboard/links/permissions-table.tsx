import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { PermissionStatement } from '../../contract/release.ts';

/** `ReadOwnChangeSets` as people write it: the template names its statements by what they are for. */
const inWords = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Assume the role';
};

const Lines = ({ lines }: { lines: string[] }) =>
  lines.map((line) => (
    <Box key={line} variant="code" display="block">
      {line}
    </Box>
  ));

const columns = [
  { id: 'name', header: 'To', cell: (item: PermissionStatement) => inWords(item.name), isRowHeader: true },
  {
    id: 'allowed',
    header: 'Answer of IAM',
    cell: (item: PermissionStatement) =>
      item.allowed ? (
        <StatusIndicator type="success">Allowed</StatusIndicator>
      ) : (
        <StatusIndicator type="error">Always refused</StatusIndicator>
      ),
  },
  {
    id: 'detail',
    header: 'Exactly',
    cell: (item: PermissionStatement) => (
      <ExpandableSection
        variant="inline"
        headerText={`${item.except ? 'Everything but ' : ''}${item.actions.length} ${item.actions.length === 1 ? 'action' : 'actions'}`}
        headerAriaLabel={`${inWords(item.name)}: exactly`}
      >
        <Lines lines={item.actions} />
        {item.resources.length > 0 && (
          <>
            <Box variant="strong">{item.exceptResources ? 'on everything but' : 'on'}</Box>
            <Lines lines={item.resources} />
          </>
        )}
        {item.condition !== null && (
          <>
            <Box variant="strong">only if</Box>
            <Lines lines={[item.condition]} />
          </>
        )}
      </ExpandableSection>
    ),
  },
];

/** The role's policy, statement by statement, as the template of the release has it. */
export const PermissionsTable = ({ statements }: { statements: PermissionStatement[] }) => (
  <Table
    items={statements}
    columnDefinitions={columns}
    trackBy="name"
    wrapLines
    header={
      <Header
        variant="h2"
        counter={`(${statements.length})`}
        description="Read from the template of the release that will be installed. What is not allowed here, IAM refuses."
      >
        The role’s permissions, one by one
      </Header>
    }
    empty={<Box textAlign="center">The template gives the role no permission.</Box>}
    ariaLabels={{ tableLabel: 'The role’s permissions' }}
  />
);

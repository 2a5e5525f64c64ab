import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { changeSetSorts, changeSetStates, type ChangeSetSummary } from '../../contract/change-set.ts';
import { ForRole } from '../components/for-role.tsx';
import { CursorPagination } from '../components/cursor-pagination.tsx';
import { ListFilter } from '../components/list-filter.tsx';
import { NavigateButton, PageLink } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { ChangeSetStatus, changeSetStateWords } from '../components/status.tsx';
import { useList } from '../components/use-list.ts';
import { When } from '../components/when.tsx';
import { whoDidIt } from '../audit/audit-words.ts';
import { useChangeSets } from './service.ts';

const pageSize = 50;

const columns = [
  {
    id: 'stack',
    sortingField: 'stack',
    header: 'Stack',
    isRowHeader: true,
    cell: (item: ChangeSetSummary) => <PageLink to={`/change-sets/${item.id}`}>{item.stackName}</PageLink>,
  },
  {
    id: 'account',
    sortingField: 'account',
    header: 'Account id',
    cell: (item: ChangeSetSummary) => <PageLink to={`/links/${item.linkId}`}>{item.accountId}</PageLink>,
  },
  { id: 'region', sortingField: 'region', header: 'Region', cell: (item: ChangeSetSummary) => item.region },
  { id: 'type', header: 'Type', cell: (item: ChangeSetSummary) => (item.type === 'CREATE' ? 'New stack' : 'Update') },
  {
    id: 'state',
    sortingField: 'state',
    header: 'State',
    cell: (item: ChangeSetSummary) => <ChangeSetStatus state={item.state} />,
  },
  {
    id: 'created',
    sortingField: 'created',
    header: 'Proposed',
    cell: (item: ChangeSetSummary) => <When at={item.createdAt} />,
  },
  {
    id: 'by',
    header: 'By',
    cell: (item: ChangeSetSummary) => whoDidIt({ who: item.createdBy, whoName: null }),
  },
];

export const ChangeSetsPage = () => {
  const list = useList(changeSetStates, changeSetSorts);
  const changeSets = useChangeSets({ limit: pageSize, ...list.query });
  return (
    <Page
      title="Change sets"
      description="What was proposed. Only the customer can execute a change set."
      actions={
        <ForRole role="operator">
          <NavigateButton to="/change-sets/new" text="Propose a change set" primary />
        </ForRole>
      }
    >
      {changeSets.error && <ErrorAlert error={changeSets.error} onRetry={() => void changeSets.refetch()} />}
      <Table
        items={changeSets.data?.items ?? []}
        columnDefinitions={columns}
        trackBy="id"
        stickyHeader
        sortingColumn={{ sortingField: list.order.sort }}
        sortingDescending={list.order.descending}
        onSortingChange={({ detail }) => list.sortBy(detail.sortingColumn.sortingField, detail.isDescending)}
        loading={changeSets.isPending}
        loadingText="Loading change sets"
        header={<Header variant="h2">Proposals</Header>}
        filter={
          <ListFilter
            list={list}
            words={changeSetStateWords}
            what="change sets"
            placeholder="Find by stack or account id"
          />
        }
        pagination={
          <CursorPagination cursors={list.cursors} next={changeSets.data?.nextCursor} onChange={list.setCursors} />
        }
        empty={
          <Box textAlign="center" padding="l">
            {list.isNarrowed ? (
              <SpaceBetween size="s">
                <Box>No change set matches.</Box>
                <Button onClick={() => list.narrow({ search: '', state: '' })}>Show all</Button>
              </SpaceBetween>
            ) : (
              'Nothing has been proposed yet.'
            )}
          </Box>
        }
        ariaLabels={{ tableLabel: 'Change sets' }}
      />
    </Page>
  );
};

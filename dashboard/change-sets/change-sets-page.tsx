import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  changeSetSorts,
  changeSetStates,
  type ChangeSetSort,
  type ChangeSetSummary,
} from '../../contract/change-set.ts';
import { ForRole } from '../components/for-role.tsx';
import { CursorPagination, type Cursors } from '../components/cursor-pagination.tsx';
import { NavigateButton, PageLink } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { ChangeSetStatus, changeSetStateWords } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { whoDidIt } from '../audit/audit-words.ts';
import { useChangeSets } from './service.ts';

const pageSize = 50;
const everyState = { value: '', label: 'Every state' };
const stateOptions = [everyState, ...changeSetStates.map((value) => ({ value, label: changeSetStateWords[value] }))];

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
  // what is looked for stands in the address, so that it can be sent to somebody
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState(params.get('search') ?? '');
  const [order, setOrder] = useState<{ sort: ChangeSetSort; descending: boolean }>({
    sort: 'created',
    descending: true,
  });
  const [cursors, setCursors] = useState<Cursors>([undefined]);
  const state = changeSetStates.find((known) => known === params.get('state'));
  const looked = params.get('search') ?? '';
  const changeSets = useChangeSets({
    limit: pageSize,
    cursor: cursors.at(-1),
    state,
    search: looked || undefined,
    sort: order.sort,
    direction: order.descending ? 'descending' : 'ascending',
  });
  const narrow = (change: Record<string, string>) => {
    const next = { search: looked, state: state ?? '', ...change };
    setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), { replace: true });
    setCursors([undefined]);
  };
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
        sortingColumn={{ sortingField: order.sort }}
        sortingDescending={order.descending}
        onSortingChange={({ detail }) => {
          const sort = changeSetSorts.find((known) => known === detail.sortingColumn.sortingField) ?? 'created';
          setOrder({ sort, descending: detail.isDescending ?? false });
          setCursors([undefined]);
        }}
        loading={changeSets.isPending}
        loadingText="Loading change sets"
        header={<Header variant="h2">Proposals</Header>}
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <TextFilter
              filteringText={search}
              filteringPlaceholder="Find by stack or account id"
              filteringAriaLabel="Find change sets"
              onChange={({ detail }) => setSearch(detail.filteringText)}
              onDelayedChange={({ detail }) => narrow({ search: detail.filteringText })}
            />
            <Select
              selectedOption={stateOptions.find(({ value }) => value === (state ?? '')) ?? everyState}
              ariaLabel="State"
              options={stateOptions}
              onChange={({ detail }) => narrow({ state: detail.selectedOption.value ?? '' })}
            />
          </SpaceBetween>
        }
        pagination={<CursorPagination cursors={cursors} next={changeSets.data?.nextCursor} onChange={setCursors} />}
        empty={
          <Box textAlign="center" padding="l">
            {looked || state ? (
              <SpaceBetween size="s">
                <Box>No change set matches.</Box>
                <Button onClick={() => (setSearch(''), narrow({ search: '', state: '' }))}>Show all</Button>
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

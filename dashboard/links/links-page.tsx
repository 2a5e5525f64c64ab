import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { linkSorts, linkStates, type Link, type LinkSort } from '../../contract/link.ts';
import { ForRole } from '../components/for-role.tsx';
import { CursorPagination, type Cursors } from '../components/cursor-pagination.tsx';
import { NavigateButton, PageLink } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { LinkStatus, linkStateWords } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { useLinks } from './service.ts';
import { VersionCell } from './version-cell.tsx';

const pageSize = 50;
const everyState = { value: '', label: 'Every state' };

const columns = [
  {
    id: 'name',
    sortingField: 'name',
    header: 'Account',
    cell: (link: Link) => (
      <PageLink to={`/links/${link.id}`}>{link.name ?? link.accountId ?? 'Not installed yet'}</PageLink>
    ),
    isRowHeader: true,
  },
  {
    id: 'account',
    sortingField: 'account',
    header: 'Account id',
    cell: (link: Link) => link.accountId ?? link.expectedAccountId ?? '–',
  },
  { id: 'state', sortingField: 'state', header: 'State', cell: (link: Link) => <LinkStatus state={link.state} /> },
  { id: 'version', sortingField: 'version', header: 'Version', cell: (link: Link) => <VersionCell link={link} /> },
  {
    id: 'regions',
    sortingField: 'regions',
    header: 'Regions ready',
    cell: (link: Link) => (link.regionsWanted ? `${link.regionsReady} of ${link.regionsWanted}` : '–'),
  },
  { id: 'seen', sortingField: 'seen', header: 'Last seen', cell: (link: Link) => <When at={link.lastSeenAt} /> },
];

export const LinksPage = () => {
  const [search, setSearch] = useState('');
  const [state, setState] = useState<{ value: string; label: string }>(everyState);
  const [order, setOrder] = useState<{ sort: LinkSort; descending: boolean }>({ sort: 'created', descending: true });
  const [cursors, setCursors] = useState<Cursors>([undefined]);
  const cursor = cursors.at(-1);
  const links = useLinks({
    limit: pageSize,
    cursor,
    state: state.value || undefined,
    search: search || undefined,
    sort: order.sort,
    direction: order.descending ? 'descending' : 'ascending',
  });
  const restart = () => setCursors([undefined]);
  const next = links.data?.nextCursor;

  return (
    <Page
      title="Linked accounts"
      description="AWS accounts that are linked to this workspace, or on their way."
      actions={
        <ForRole role="operator">
          <NavigateButton to="/links/new" text="Link an account" primary />
        </ForRole>
      }
    >
      {links.error && <ErrorAlert error={links.error} onRetry={() => void links.refetch()} />}
      <Table
        items={links.data?.items ?? []}
        columnDefinitions={columns}
        trackBy="id"
        variant="container"
        stickyHeader
        sortingColumn={{ sortingField: order.sort }}
        sortingDescending={order.descending}
        onSortingChange={({ detail }) => {
          const sort = linkSorts.find((known) => known === detail.sortingColumn.sortingField) ?? 'created';
          setOrder({ sort, descending: detail.isDescending ?? false });
          restart();
        }}
        loading={links.isPending}
        loadingText="Loading linked accounts"
        header={<Header variant="h2">Accounts</Header>}
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <TextFilter
              filteringText={search}
              filteringPlaceholder="Find by name or account id"
              filteringAriaLabel="Find linked accounts"
              onDelayedChange={({ detail }) => (setSearch(detail.filteringText), restart())}
              onChange={({ detail }) => setSearch(detail.filteringText)}
            />
            <Select
              selectedOption={state}
              ariaLabel="State"
              options={[everyState, ...linkStates.map((value) => ({ value, label: linkStateWords[value] }))]}
              onChange={({ detail }) => {
                setState({ value: detail.selectedOption.value ?? '', label: detail.selectedOption.label ?? '' });
                restart();
              }}
            />
          </SpaceBetween>
        }
        pagination={<CursorPagination cursors={cursors} next={next} onChange={setCursors} />}
        empty={
          <Box textAlign="center" padding="l">
            <SpaceBetween size="s">
              <Box>{search || state.value ? 'No linked account matches.' : 'No account is linked yet.'}</Box>
              {search || state.value ? (
                <Button onClick={() => (setSearch(''), setState(everyState), restart())}>Show all</Button>
              ) : (
                <ForRole role="operator">
                  <NavigateButton to="/links/new" text="Link an account" />
                </ForRole>
              )}
            </SpaceBetween>
          </Box>
        }
        ariaLabels={{ tableLabel: 'Linked accounts' }}
      />
    </Page>
  );
};

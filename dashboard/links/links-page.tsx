import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { linkSorts, linkStates, type Link } from '../../contract/link.ts';
import { ForRole } from '../components/for-role.tsx';
import { CursorPagination } from '../components/cursor-pagination.tsx';
import { ListFilter } from '../components/list-filter.tsx';
import { NavigateButton, PageLink } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { LinkStatus, linkStateWords } from '../components/status.tsx';
import { useList } from '../components/use-list.ts';
import { When } from '../components/when.tsx';
import { useLinks } from './service.ts';
import { VersionCell } from './version-cell.tsx';

const pageSize = 50;

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
  const list = useList(linkStates, linkSorts);
  const links = useLinks({ limit: pageSize, ...list.query });
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
        sortingColumn={{ sortingField: list.order.sort }}
        sortingDescending={list.order.descending}
        onSortingChange={({ detail }) => list.sortBy(detail.sortingColumn.sortingField, detail.isDescending)}
        loading={links.isPending}
        loadingText="Loading linked accounts"
        header={<Header variant="h2">Accounts</Header>}
        filter={
          <ListFilter
            list={list}
            words={linkStateWords}
            what="linked accounts"
            placeholder="Find by name or account id"
          />
        }
        pagination={
          <CursorPagination cursors={list.cursors} next={links.data?.nextCursor} onChange={list.setCursors} />
        }
        empty={
          <Box textAlign="center" padding="l">
            <SpaceBetween size="s">
              <Box>{list.isNarrowed ? 'No linked account matches.' : 'No account is linked yet.'}</Box>
              {list.isNarrowed ? (
                <Button onClick={() => list.narrow({ search: '', state: '' })}>Show all</Button>
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

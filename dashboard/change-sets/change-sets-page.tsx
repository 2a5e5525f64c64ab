import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { ChangeSetSummary } from '../../contract/change-set.ts';
import { ForRole } from '../components/for-role.tsx';
import { CursorPagination, type Cursors } from '../components/cursor-pagination.tsx';
import { NavigateButton, PageLink } from '../components/navigate.tsx';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { ChangeSetStatus } from '../components/status.tsx';
import { When } from '../components/when.tsx';
import { useChangeSets } from './service.ts';

const columns = [
  {
    id: 'stack',
    header: 'Stack',
    isRowHeader: true,
    cell: (item: ChangeSetSummary) => <PageLink to={`/change-sets/${item.id}`}>{item.stackName}</PageLink>,
  },
  { id: 'account', header: 'Account id', cell: (item: ChangeSetSummary) => item.accountId },
  { id: 'region', header: 'Region', cell: (item: ChangeSetSummary) => item.region },
  { id: 'type', header: 'Type', cell: (item: ChangeSetSummary) => (item.type === 'CREATE' ? 'New stack' : 'Update') },
  { id: 'state', header: 'State', cell: (item: ChangeSetSummary) => <ChangeSetStatus state={item.state} /> },
  { id: 'created', header: 'Proposed', cell: (item: ChangeSetSummary) => <When at={item.createdAt} /> },
  { id: 'by', header: 'By', cell: (item: ChangeSetSummary) => item.createdBy },
];

export const ChangeSetsPage = () => {
  const [cursors, setCursors] = useState<Cursors>([undefined]);
  const changeSets = useChangeSets({ limit: 50, cursor: cursors.at(-1) });
  const next = changeSets.data?.nextCursor;
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
        loading={changeSets.isPending}
        loadingText="Loading change sets"
        pagination={<CursorPagination cursors={cursors} next={next} onChange={setCursors} />}
        empty={
          <Box textAlign="center" padding="l">
            Nothing has been proposed yet.
          </Box>
        }
        ariaLabels={{ tableLabel: 'Change sets' }}
      />
    </Page>
  );
};

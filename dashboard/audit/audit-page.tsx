import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Table from '@cloudscape-design/components/table';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntry } from '../../contract/audit.ts';
import { api } from '../api.ts';
import { Page } from '../components/page.tsx';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { When } from '../components/when.tsx';

const columns = [
  { id: 'at', header: 'When', cell: (entry: AuditEntry) => <When at={entry.at} /> },
  { id: 'who', header: 'Who', cell: (entry: AuditEntry) => entry.who },
  { id: 'action', header: 'What', cell: (entry: AuditEntry) => entry.action, isRowHeader: true },
  { id: 'subject', header: 'Of', cell: (entry: AuditEntry) => entry.subject },
  { id: 'from', header: 'From', cell: (entry: AuditEntry) => entry.from ?? '–' },
  { id: 'aws', header: 'AWS request ids', cell: (entry: AuditEntry) => entry.awsRequestIds.join(', ') || '–' },
];

export const AuditPage = () => {
  const audit = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) =>
      api<{ items: AuditEntry[]; nextCursor?: string }>('GET', '/api/v1/audit', {
        query: { limit: 100, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <Page title="Audit log" description="Who changed what, when, and from where.">
      {audit.error && <ErrorAlert error={audit.error} onRetry={() => void audit.refetch()} />}
      <Table
        items={audit.data?.pages.flatMap((page) => page.items) ?? []}
        columnDefinitions={columns}
        trackBy="id"
        wrapLines
        loading={audit.isPending}
        loadingText="Loading the audit log"
        empty={<Box textAlign="center">Nothing has been changed yet.</Box>}
        footer={
          audit.hasNextPage && (
            <Box textAlign="center">
              <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                Show more
              </Button>
            </Box>
          )
        }
        ariaLabels={{ tableLabel: 'Audit log' }}
      />
    </Page>
  );
};

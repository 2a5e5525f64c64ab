import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntry } from '../../contract/audit.ts';
import { api } from '../api.ts';
import { ErrorAlert } from '../components/problem-alert.tsx';
import { SubjectLink } from '../components/subject-link.tsx';
import { When } from '../components/when.tsx';
import { whatWasDone, whoDidIt } from './audit-words.ts';

const RequestIds = ({ entry: { id, awsRequestIds } }: { entry: AuditEntry }) =>
  awsRequestIds.length === 0 ? (
    '–'
  ) : (
    <ExpandableSection
      variant="inline"
      headerText={String(awsRequestIds.length)}
      headerAriaLabel={`AWS request ids of entry ${id}`}
    >
      {awsRequestIds.map((each) => (
        <Box key={each} fontSize="body-s">
          {each}
        </Box>
      ))}
    </ExpandableSection>
  );

const columns = [
  { id: 'at', header: 'When', cell: (entry: AuditEntry) => <When at={entry.at} /> },
  { id: 'who', header: 'Who', cell: (entry: AuditEntry) => whoDidIt(entry) },
  {
    id: 'action',
    header: 'What',
    isRowHeader: true,
    cell: (entry: AuditEntry) => (
      <>
        {whatWasDone(entry)}
        {entry.detail && (
          <Box color="text-body-secondary" fontSize="body-s">
            {entry.detail}
          </Box>
        )}
      </>
    ),
  },
  { id: 'subject', header: 'Of', cell: (entry: AuditEntry) => <SubjectLink {...entry} /> },
  { id: 'from', header: 'From', cell: (entry: AuditEntry) => entry.from ?? '–' },
  { id: 'aws', header: 'AWS request ids', cell: (entry: AuditEntry) => <RequestIds entry={entry} /> },
];

/** Everything that was done in the workspace, or to one thing in it. */
export const AuditTable = ({ subject, borderless = false }: { subject?: string; borderless?: boolean }) => {
  const audit = useInfiniteQuery({
    queryKey: ['audit', subject],
    queryFn: ({ pageParam }) =>
      api<{ items: AuditEntry[]; nextCursor?: string }>('GET', '/api/v1/audit', {
        query: { limit: 100, cursor: pageParam, subject },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <SpaceBetween size="m">
      {audit.error && <ErrorAlert error={audit.error} onRetry={() => void audit.refetch()} />}
      <Table
        items={audit.data?.pages.flatMap((page) => page.items) ?? []}
        columnDefinitions={columns}
        trackBy="id"
        variant={borderless ? 'borderless' : 'container'}
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
    </SpaceBetween>
  );
};

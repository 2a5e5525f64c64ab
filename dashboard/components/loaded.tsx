import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorAlert } from './problem-alert.tsx';

/** The three faces of everything that is fetched: loading, failed, there. */
export const Loaded = <Data,>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) => {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Box textAlign="center" padding="xxl">
      <Spinner size="large" />
      <Box variant="span" padding={{ left: 's' }}>
        Loading
      </Box>
    </Box>
  );
};

import Alert from '@cloudscape-design/components/alert';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ControlPlaneError } from '../../contract/client.ts';
import { Loaded } from './loaded.tsx';
import { Page } from './page.tsx';

/** Not there, not of this workspace, or no id at all: to the reader these are the same. */
const isMissing = (error: unknown): boolean =>
  error instanceof ControlPlaneError && (error.status === 404 || error.status === 400);

/** A page about one thing: it has a heading before the thing is there, and when there is no such thing. */
export const LoadedPage = <Data,>({
  query,
  what,
  children,
}: {
  query: UseQueryResult<Data>;
  /** What is loaded: `account`, `change set`. */
  what: string;
  children: (data: Data) => ReactNode;
}) => {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  const title = query.error
    ? isMissing(query.error)
      ? `No such ${what}`
      : `This ${what} cannot be shown`
    : `The ${what}`;
  return (
    <Page title={title}>
      {isMissing(query.error) ? (
        <Alert type="warning" header={`This workspace has no such ${what}`}>
          Check the address; it may belong to another workspace, or be gone.
        </Alert>
      ) : (
        <Loaded query={query}>{children}</Loaded>
      )}
    </Page>
  );
};

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ControlPlaneError } from '../../contract/client.ts';
import { Loaded } from './loaded.tsx';
import { Page } from './page.tsx';

const isMissing = (error: unknown): boolean => error instanceof ControlPlaneError && error.status === 404;

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
      <Loaded query={query}>{children}</Loaded>
    </Page>
  );
};

import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Cursors } from './cursor-pagination.tsx';

/** What a list of the API is narrowed to, ordered by, and on which page it is; the narrowing stands in the address, to be sent to somebody. */
export const useList = <State extends string, Sort extends string>(
  states: readonly State[],
  sorts: readonly Sort[],
) => {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('search') ?? '');
  const [order, setOrder] = useState<{ sort: Sort | 'created'; descending: boolean }>({
    sort: 'created',
    descending: true,
  });
  const [cursors, setCursors] = useState<Cursors>([undefined]);
  const state = states.find((known) => known === params.get('state'));
  const search = params.get('search') ?? '';
  return {
    state,
    search,
    /** What stands in the field, also while it is being typed. */
    typed,
    setTyped,
    order,
    cursors,
    setCursors,
    isNarrowed: search !== '' || state !== undefined,
    query: {
      cursor: cursors.at(-1),
      state,
      search: search || undefined,
      sort: order.sort,
      direction: order.descending ? ('descending' as const) : ('ascending' as const),
    },
    narrow(change: { search?: string; state?: string }) {
      const next = { search, state: state ?? '', ...change };
      if (change.search !== undefined) setTyped(change.search);
      setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), { replace: true });
      setCursors([undefined]);
    },
    sortBy(field: string | undefined, descending: boolean | undefined) {
      setOrder({ sort: sorts.find((known) => known === field) ?? 'created', descending: descending ?? false });
      setCursors([undefined]);
    },
  };
};

import { useQueryClient, type Query, type QueryFilters } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveEvent } from '../contract/live-event.ts';

/** Which queries a kind of event makes old. */
const touched: Record<LiveEvent['kind'], string[]> = {
  link: ['links', 'overview', 'audit'],
  'change-set': ['change-sets', 'overview', 'audit'],
  'stack-event': ['stack-events', 'change-sets'],
  release: ['releases', 'links'],
};

/** Keeps every open page true: the stream carries kinds and ids, the pages fetch again. */
export const useLive = (): void => {
  const client = useQueryClient();
  useEffect(() => {
    // An answer under way may be older than the change: it is awaited, and asked for once more. To break it off instead
    // would leave the page as it was for as long as changes come faster than answers.
    const late = new Set<Query>();
    const stop = client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'removed') late.delete(query);
      else if (query.state.fetchStatus === 'idle' && late.delete(query))
        void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    });
    const fetchAgain = (filters: QueryFilters) => {
      for (const query of client.getQueryCache().findAll(filters))
        if (query.state.fetchStatus !== 'idle') late.add(query);
      void client.invalidateQueries({ ...filters, fetchStatus: 'idle' });
    };

    const source = new EventSource('/api/v1/live');
    source.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as LiveEvent;
      for (const key of touched[event.kind] ?? []) fetchAgain({ queryKey: [key] });
    };
    // what happened while the line was down is not sent again
    source.onopen = () => fetchAgain({});
    return () => {
      source.close();
      stop();
    };
  }, [client]);
};

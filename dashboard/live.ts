import { useQueryClient } from '@tanstack/react-query';
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
    const source = new EventSource('/api/v1/live');
    source.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as LiveEvent;
      for (const key of touched[event.kind] ?? []) void client.invalidateQueries({ queryKey: [key] });
    };
    // what happened while the line was down is not sent again
    source.onopen = () => void client.invalidateQueries();
    return () => source.close();
  }, [client]);
};

import { callControlPlane, ControlPlaneError } from '../contract/client.ts';
import { openSession } from '../contract/open-session.ts';
import type { StackEvent, StackEventBatch, StackEventReceipt } from '../contract/stack-event.ts';
import type { Config } from './config.ts';

type Clock = { now(): number };
export type Deps = { config: Config; clock: Clock };

const batchLimit = 100;
const marginMs = 60_000;

let session: { token: string; expiresAt: number } | undefined;

/** Sends the events in batches. Throws when one was not taken: Lambda and SNS then deliver again, and twice is once. */
export const relayEvents = async (deps: Deps, events: StackEvent[]): Promise<void> => {
  for (let start = 0; start < events.length; start += batchLimit) {
    const batch: StackEventBatch = { events: events.slice(start, start + batchLimit) };
    try {
      await send(deps, batch);
    } catch (error) {
      if (!(error instanceof ControlPlaneError) || error.code !== 'token_invalid') throw error;
      session = undefined;
      await send(deps, batch);
    }
  }
};

const send = async ({ config, clock }: Deps, batch: StackEventBatch): Promise<void> => {
  if (!session || session.expiresAt <= clock.now() + marginMs) {
    const { token, expiresAt } = await openSession({ ...config, now: clock.now() });
    session = { token, expiresAt: Date.parse(expiresAt) };
  }
  await callControlPlane<StackEventReceipt>(
    { url: config.controlPlaneUrl, token: session.token },
    'POST',
    '/agent/v1/stack-events',
    { body: batch },
  );
};

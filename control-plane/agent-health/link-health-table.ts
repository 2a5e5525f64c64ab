import type { JSONColumnType } from 'kysely';
import type { HealthCheck } from '../../contract/agent-health.ts';

/** What each look at an account leaves beside the link itself. */
export type LinkHealthTable = {
  link_id: string;
  looked_at: Date;
  /** Requests that the agent could not answer; null where they cannot be counted. */
  failures_waiting: number | null;
  /** By check: its state, and since when it is in it. */
  checks: JSONColumnType<Record<string, Pick<HealthCheck, 'state' | 'since'>>, string, string>;
};

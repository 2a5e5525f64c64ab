/** What each job is told: ids, never facts that may be stale by the time it runs. */
export type JobPayloads = {
  'expire-links': Record<string, never>;
};

export type JobName = keyof JobPayloads;

type Nothing = Record<string, never>;

/** What each job is told: ids, never facts that may be stale by the time it runs. */
export type JobPayloads = {
  'expire-links': Nothing;
  'forget-sessions': Nothing;
  'look-at-change-set': { changeSetId: string };
  'look-at-change-sets': Nothing;
  'reconcile-link': { linkId: string };
  'refresh-releases': Nothing;
  'schedule-reconciles': Nothing;
  'verify-link': { linkId: string; giveUpAt: number };
};

export type JobName = keyof JobPayloads;

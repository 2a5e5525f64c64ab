type Nothing = Record<string, never>;

/** What each job is told: ids, never facts that may be stale by the time it runs. */
export type JobPayloads = {
  'detect-drift': { linkId: string; detectionId?: string };
  'expire-links': Nothing;
  'forget-sessions': Nothing;
  'forget-stack-events': Nothing;
  'look-at-change-set': { changeSetId: string };
  'look-at-change-sets': Nothing;
  /** `pause`: seconds until the next look, while the stack does not rest. */
  'reconcile-link': { linkId: string; pause?: number };
  'refresh-releases': Nothing;
  'schedule-reconciles': Nothing;
  'verify-link': { linkId: string; giveUpAt: number };
};

export type JobName = keyof JobPayloads;

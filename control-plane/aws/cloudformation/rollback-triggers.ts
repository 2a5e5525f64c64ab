import type { RollbackConfiguration } from '@aws-sdk/client-cloudformation';

/** Alarms that roll a stack back while it changes, and for how long they are watched afterwards. */
export type RollbackTriggers = { alarms: string[]; monitoringMinutes: number };

export const rollbackTriggersOf = (configuration: RollbackConfiguration | undefined): RollbackTriggers => ({
  alarms: (configuration?.RollbackTriggers ?? []).map(({ Arn }) => Arn ?? ''),
  monitoringMinutes: configuration?.MonitoringTimeInMinutes ?? 0,
});

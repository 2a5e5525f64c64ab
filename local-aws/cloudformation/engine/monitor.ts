import { signalOf, type Run } from './run.ts';

/** The time that a stack is watched for once everything is deployed: also without alarms, so that a user may cancel. */
export const monitor = async (run: Run): Promise<void> => {
  const minutes = run.stack.rollbackConfiguration?.MonitoringTimeInMinutes ?? 0;
  if (minutes > 0 && run.failures.length === 0)
    await run.world.clock.sleep(minutes * 60_000, signalOf(run)).catch(() => {});
};

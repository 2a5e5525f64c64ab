import type { ResourceDrift } from '../../contract/agent-health.ts';

/** A log group that differs only in how long it is kept, which people may set here. */
export const isOnlyRetention = ({ resourceType, state, differences }: ResourceDrift): boolean =>
  resourceType === 'AWS::Logs::LogGroup' &&
  state === 'modified' &&
  differences.every(({ path }) => path === '/RetentionInDays');

import { expect, it } from '@jest/globals';
import { readConfig } from '../../../local-aws/config.ts';

it('accounts have a thousand concurrent executions, or as few as a new account has', () => {
  const executions = (LOCAL_AWS_CONCURRENT_EXECUTIONS?: string) =>
    readConfig(LOCAL_AWS_CONCURRENT_EXECUTIONS === undefined ? {} : { LOCAL_AWS_CONCURRENT_EXECUTIONS })
      .concurrentExecutions;
  expect(executions()).toBe(1_000);
  expect(executions('10')).toBe(10);
  expect(() => executions('9')).toThrow('LOCAL_AWS_CONCURRENT_EXECUTIONS must be 10, as in a new account, or more.');
  expect(() => executions('many')).toThrow('LOCAL_AWS_CONCURRENT_EXECUTIONS');
});

import { AwsError } from '../../aws-error.ts';
import type { Principal } from '../../principal.ts';

export type SimulatedCaller = Extract<Principal, { kind: 'user' }>;

/** The simulator knows users only: no role, session or service can be its caller. */
export const simulatedCaller = (arn: string): SimulatedCaller => {
  const match = /^arn:[^:]+:iam::(\d{12}):user\/(?:.*\/)?([^/]+)$/.exec(arn);
  if (match === null) throw new AwsError('InvalidInput', `Invalid Caller Arn: ${arn}. The caller must be an IAM user.`);
  const [, account = '', userName = ''] = match;
  return { kind: 'user', account, arn, userId: '', userName };
};

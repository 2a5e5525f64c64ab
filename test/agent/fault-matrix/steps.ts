import type { FaultTarget } from '../../../local-aws/faults.ts';
import type { Commander } from './commander.ts';

/** What Lambda itself does in the function's name, and the tests to it. */
const notOurs =
  /^(lambda:Invoke|logs:(PutLogEvents|CreateLogStream)|sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)) /;

/**
 * Tells of everything that the commander does to the world, in words: each call to AWS once its work is done, each call of the
 * control plane, the answer when it is on its way and when it has arrived.
 */
export const watchSteps = (commander: Commander, onStep: (step: string) => void | Promise<void>): (() => void) => {
  const run = ({ service, operation, region, principal, input }: FaultTarget) => {
    const step = `${service}:${operation} ${region}${nameIn(input)}`;
    // the commander within a test's own process calls as the account's user
    const isCommander =
      principal.kind === 'user' ||
      (principal.kind === 'assumed-role' && principal.sessionName === 'stackery-agent-commander');
    return isCommander && !notOurs.test(step) ? onStep(step) : undefined;
  };
  const remove = commander.aws.faults.add({ kind: 'meanwhile', account: commander.accountId, run });
  // not a session, which may be open from before
  commander.controlPlane.meanwhile = (route) => (route.endsWith('/sessions') ? undefined : onStep(route));
  commander.bucket.meanwhile = (moment) => onStep(moment === 'before' ? 'the answer leaves' : 'the answer arrived');
  return () => {
    remove();
    delete commander.controlPlane.meanwhile;
    delete commander.bucket.meanwhile;
  };
};

const nameIn = (input: unknown): string => {
  const { FunctionName, logGroupName, resourceArn } = input as Record<string, unknown>;
  const name = FunctionName ?? logGroupName ?? resourceArn;
  return typeof name === 'string' ? ` ${name.split(/[:/]/).at(-1)}` : '';
};

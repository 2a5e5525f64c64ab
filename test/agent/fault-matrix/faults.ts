import type { Fault as FaultOfAws } from '../../../local-aws/faults.ts';
import { answerAsUsual } from './answer-as-usual.ts';
import type { CommanderInProcess } from './commander-in-process.ts';
import type { Fault } from './fault.ts';
import { serviceTimeout } from './commander.ts';
import { copyRegion } from './resource-under-test.ts';

export type FaultInProcess = Fault<CommanderInProcess>;

const inAws =
  (...faults: FaultOfAws[]): FaultInProcess['arm'] =>
  ({ aws, accountId }) => {
    const takeAway = faults.map((fault) => aws.faults.add({ ...fault, account: accountId }));
    return () => takeAway.forEach((remove) => remove());
  };
const error = (code: string, status: number) => ({ kind: 'error' as const, code, status, message: 'by the test' });
const throttled = error('ThrottlingException', 429);
const denied = error('AccessDeniedException', 403);
const broken = error('InternalFailure', 500);

/** Not the queue and the agent's own: those have faults of their own. */
const workServices = ['lambda', 'sns', 'logs', 'cloudformation', 'sts', 'acm', 'route53', 'cloudfront', 'iam'];

const delivering =
  (change: Partial<CommanderInProcess['delivery']>): FaultInProcess['arm'] =>
  ({ delivery }) => {
    const before = { ...delivery };
    Object.assign(delivery, change);
    return () => void Object.assign(delivery, before);
  };

const both =
  (...arms: FaultInProcess['arm'][]): FaultInProcess['arm'] =>
  async (commander, request) => {
    const ends = await Promise.all(arms.map((arm) => arm(commander, request)));
    return () => ends.forEach((end) => end?.());
  };

/** So long before the deadline, which is three minutes ahead of CloudFormation's own. */
const jumpTo = (beforeDeadlineMs: number): number => (serviceTimeout - 180) * 1000 - beforeDeadlineMs;

/** The clock jumps while a request waits. */
const jumpingTo = (beforeDeadlineMs: number): FaultInProcess['arm'] =>
  both(inAws(broken), delivering({ jumpMs: jumpTo(beforeDeadlineMs) }));

const routes = ['PUT /agent/v1/registration', 'DELETE /agent/v1/registration'];
const controlPlaneAnswers =
  (...replies: Parameters<CommanderInProcess['controlPlane']['answer']>[1][]): FaultInProcess['arm'] =>
  ({ controlPlane }) => {
    for (const route of routes) controlPlane.answer(route, ...replies);
    return () => answerAsUsual(controlPlane);
  };

/** What goes wrong around a commander that itself keeps running. Each is met by each request type of each resource. */
export const faults: FaultInProcess[] = [
  { when: 'nothing is wrong', arm: () => {}, isOvercome: true },

  // AWS
  { when: 'every AWS call is throttled for a while', arm: inAws({ ...throttled, count: 3 }), isOvercome: true },
  { when: 'every AWS call is denied', arm: inAws(denied) },
  { when: 'every AWS call fails throughout', arm: inAws(broken) },
  {
    when: 'AWS does the work and its answers are lost',
    arm: inAws({ kind: 'lost-answer', count: 4 }),
    isOvercome: true,
  },
  { when: 'another region errors throughout', arm: inAws({ ...broken, region: copyRegion }) },
  { when: 'another region denies everything', arm: inAws({ ...denied, region: copyRegion }) },
  {
    when: 'another region does the work and loses its answers',
    arm: inAws({ kind: 'lost-answer', region: copyRegion, count: 4 }),
    isOvercome: true,
  },
  {
    when: 'the services that it works with are throttled for long',
    arm: inAws(...workServices.map((service) => ({ ...throttled, service, count: 4 }))),
    isOvercome: true,
  },
  {
    when: 'listing the regions is throttled for long',
    arm: inAws({ ...throttled, service: 'account', count: 5 }),
    isOvercome: true,
  },
  { when: 'the regions cannot be listed', arm: inAws({ ...denied, service: 'account' }) },
  {
    when: 'AWS answers only when the time of the function is over',
    arm: both(delivering({ remainingMs: 600 }), inAws({ kind: 'latency', ms: 800, count: 4 })),
  },
  {
    when: 'the services that it works with always answer too late',
    arm: both(
      delivering({ remainingMs: 300 }),
      inAws(...workServices.map((service) => ({ kind: 'latency' as const, ms: 400, service }))),
    ),
  },

  // the queue
  { when: 'the queue takes no message', arm: inAws({ ...denied, service: 'sqs', operation: 'SendMessage' }) },
  {
    when: 'tombstones cannot be read or left',
    arm: inAws(
      { ...denied, service: 'sqs', operation: 'ListQueueTags' },
      { ...denied, service: 'sqs', operation: 'TagQueue' },
    ),
    isOvercome: true,
  },
  {
    when: 'the visibility of messages cannot be set',
    arm: inAws(
      { ...denied, service: 'sqs', operation: 'ChangeMessageVisibility' },
      { ...broken, region: copyRegion, count: 4 },
    ),
  },
  { when: 'the request and its messages come twice, at once', arm: delivering({ twice: true }), isOvercome: true },

  // the answer
  { when: 'the answer is refused at first', arm: ({ bucket }) => bucket.refuse(503, 403, 500), isOvercome: true },
  { when: 'the answer is slow at first', arm: ({ bucket }) => bucket.refuse('silence'), isOvercome: true },
  {
    when: 'the answer arrives and nobody says so',
    arm: ({ bucket }) => bucket.refuse('taken, then hang up'),
    isOvercome: true,
  },
  {
    when: 'the answer is lost for long',
    arm: ({ bucket }) => bucket.refuse(...Array.from({ length: 9 }, () => 'hang up' as const)),
    isOvercome: true,
  },

  // the control plane
  { when: 'the control plane is gone', arm: controlPlaneAnswers('hang up'), isOvercome: true },
  { when: 'the control plane is broken', arm: controlPlaneAnswers({ status: 500, body: 'no json' }), isOvercome: true },
  {
    when: 'the control plane gives no verdict',
    arm: controlPlaneAnswers({ status: 202, body: { verdict: 'pending' } }),
    isOvercome: true,
  },
  {
    when: 'the control plane refuses',
    arm: controlPlaneAnswers({
      status: 403,
      body: { code: 'stack_mismatch', message: 'Another stack.', hint: 'Unlink it.' },
    }),
    codes: ['stack_mismatch'],
  },
  {
    when: 'the control plane answers with a redirect',
    arm: controlPlaneAnswers({ status: 307, body: {} }),
    isOvercome: true,
  },

  // what gives a request up
  { when: 'its messages are lost to the failure queue', arm: both(inAws(broken), delivering({ queue: 'failures' })) },
  {
    when: 'Lambda gave the request up and put it into the failure queue',
    arm: (commander, request) => commander.giveUp(request),
    swallows: true,
    codes: ['crashed'],
  },

  // CloudFormation
  {
    when: 'something else in the stack fails, and the update is swapped back',
    arm: () => {},
    swapsBack: true,
    isOvercome: true,
  },

  // time
  { when: 'the clock jumps to just before the deadline', arm: jumpingTo(20_000), movesClock: true },
  { when: 'the clock jumps to the very deadline', arm: jumpingTo(0), movesClock: true },
  { when: 'the clock jumps past the deadline', arm: jumpingTo(-60_000), movesClock: true },
];

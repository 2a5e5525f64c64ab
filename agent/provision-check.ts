import { failed, type Answer } from './answer.ts';
import { checkPause, deliveryPause, isLastLook } from './check-pause.ts';
import { readRecord, timedOut, type CheckRecord } from './check-record.ts';
import { deliverAnswer } from './deliver-answer.ts';
import type { Deps } from './deps.ts';
import { describeError, isDefinite } from './describe-error.ts';
import { leaveDelivery } from './hand-over.ts';
import type { Program } from './program.ts';
import type { Done } from './resource.ts';
import { sendAnswer } from './send-answer.ts';
import { success } from './success.ts';
import { openTimeBox } from './time-box.ts';
import { unknownType } from './unknown-type.ts';

/** One message of the queue, as its event source mapping hands it over. */
export type QueueMessage = { messageId: string; receiptHandle: string; body: string; receives: number };

/** While a look runs. Far shorter than the queue's own 720 s, so that a look that is killed is repeated soon. */
const lookSeconds = 150;

/**
 * Looks at a request again. `not yet` leaves the very same message in the queue and only moves when it is seen again: a
 * message that is sent anew is cut off by Lambda's loop detection after about sixteen rounds.
 */
export const lookAgain = async (
  program: Program,
  message: QueueMessage,
  remainingMs: number,
): Promise<'settled' | 'not yet'> => {
  const record = readRecord(message.body);
  if (!record) {
    program.log('A message that is no record of ours was dropped.', { messageId: message.messageId });
    return 'settled';
  }
  const left = record.deadline - program.clock.now();
  if (left <= 0) return answerAtDeadline(program, record, message);

  await setVisibility(program, message, lookSeconds);
  const ending = await look(program, record, left, remainingMs);
  if (ending === 'not yet') {
    const now = record.deadline - program.clock.now();
    const pause = record.request.ResponseURL ? checkPause(message.receives, now) : deliveryPause(message.receives);
    await setVisibility(program, message, pause);
    return 'not yet';
  }
  if (ending !== 'nobody waits') await deliverAnswer(program, record.request, ending);
  return 'settled';
};

/** Before any other work, and with nothing loaded: the answer stands in the record. */
const answerAtDeadline = async (
  program: Program,
  record: CheckRecord,
  message: QueueMessage,
): Promise<'settled' | 'not yet'> => {
  if (record.request.ResponseURL === undefined) return 'settled';
  const sent = await sendAnswer(program, record.request, record.answerAtDeadline ?? timedOut(record.request));
  if (sent === 'failed') {
    await setVisibility(program, message, checkPause(message.receives, Infinity));
    return 'not yet';
  }
  if (record.thenDeliver !== undefined) await leaveDelivery(program, record.request, record.thenDeliver);
  return 'settled';
};

const look = async (
  program: Program,
  record: CheckRecord,
  left: number,
  remainingMs: number,
): Promise<Answer | 'not yet' | 'nobody waits'> => {
  const { request } = record;
  const last = isLastLook(left);
  const box = openTimeBox(Math.min(remainingMs, last ? left + 20_000 : Infinity));
  try {
    const ending = await Promise.race([runCheck(program, record, last, box.signal), box.outOfTime]);
    return ending === 'out of time' ? 'not yet' : ending;
  } catch (error) {
    const { code, reason } = describeError(error);
    program.log('A look failed.', { type: request.ResourceType, check: record.check, code, reason });
    if (request.ResponseURL === undefined) return isDefinite(error) ? 'nobody waits' : 'not yet';
    return isDefinite(error) || last ? failed(request, code, reason) : 'not yet';
  } finally {
    box.close();
  }
};

const runCheck = async (
  program: Program,
  record: CheckRecord,
  last: boolean,
  signal: AbortSignal,
): Promise<Answer | 'not yet' | 'nobody waits'> => {
  const { request } = record;
  const resource = await program.resources[request.ResourceType]?.();
  const check = resource?.checks?.[record.check];
  if (!resource || !check) return unknownType(request);
  const deps: Deps = {
    config: program.readConfig(),
    clock: program.clock,
    log: program.log,
    askedAt: record.askedAt,
    signal,
  };
  const waits = request.ResponseURL !== undefined;
  if (waits) {
    const { stopIfInterrupted } = await import('./interruption.ts');
    await stopIfInterrupted(deps, resource, request);
  }
  const done: Done | 'not yet' = await check.run(deps, request, { state: record.state, last });
  if (done === 'not yet') return 'not yet';
  if (!waits) return 'nobody waits';
  if (done.deliver !== undefined) await leaveDelivery(program, request, done.deliver);
  return success(resource, request, done);
};

const setVisibility = async (program: Program, message: QueueMessage, seconds: number): Promise<void> => {
  try {
    const queue = await import('./check-queue.ts');
    await queue.setVisibility(program.readConfig(), message.receiptHandle, seconds);
  } catch (error) {
    // the queue's own visibility then decides: later, but not lost
    program.log('The visibility of a message could not be set.', { ...describeError(error) });
  }
};

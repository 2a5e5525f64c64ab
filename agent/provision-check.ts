import { failed, type Answer } from './answer.ts';
import { checkPause, deliveryPause, isLastLook } from './check-pause.ts';
import { readRecord, timedOut, type CheckRecord } from './check-record.ts';
import { deliverAnswer } from './deliver-answer.ts';
import type { Deps } from './deps.ts';
import { describeError, isDefinite } from './describe-error.ts';
import { leaveDelivery } from './hand-over.ts';
import type { Program } from './program.ts';
import type { ResourceRequest } from './request.ts';
import type { Done, Resource } from './resource.ts';
import { sendAnswer } from './send-answer.ts';
import { success } from './success.ts';
import { openTimeBox } from './time-box.ts';
import { unknownType } from './unknown-type.ts';

/** One message of the queue, as its event source mapping hands it over. */
export type QueueMessage = { messageId: string; receiptHandle: string; body: string; receives: number };

/** While a look runs. Far shorter than the queue's own 720 s, so that a look that is killed is repeated soon. */
const lookSeconds = 150;
/** When a message comes back whose visibility could not be set: the queue's own, as the template has it. */
const queueVisibilityMs = 720_000;

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

  const movable = await setVisibility(program, message, lookSeconds);
  const last = isLastLook(left) || (!movable && left <= queueVisibilityMs);
  const ending = await look(program, record, last, Math.min(remainingMs, last ? left + 20_000 : Infinity));
  if (ending === 'not yet') {
    const now = record.deadline - program.clock.now();
    const pause = record.request.ResponseURL ? checkPause(message.receives, now) : deliveryPause(message.receives);
    const moved = await setVisibility(program, message, pause);
    // seen again only after the deadline: then this is it
    if (!movable && !moved && now <= queueVisibilityMs) return answerAtDeadline(program, record, message);
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
  if (record.thenDeliver !== undefined)
    await leaveDelivery(program, record.request, record.thenDeliver, record.askedAt);
  return 'settled';
};

const look = async (
  program: Program,
  record: CheckRecord,
  last: boolean,
  remainingMs: number,
): Promise<Answer | 'not yet' | 'nobody waits'> => {
  const { request } = record;
  const box = openTimeBox(remainingMs);
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
  const work = () => check.run(deps, request, { state: record.state, last });
  const done = waits ? await unlessInterrupted(deps, resource, request, work) : await work();
  if (done === 'not yet') return 'not yet';
  if (!waits) return 'nobody waits';
  if (done.deliver !== undefined) await leaveDelivery(program, request, done.deliver, record.askedAt);
  return success(resource, request, done);
};

const unlessInterrupted = async (
  ...[deps, resource, request, work]: [Deps, Resource, ResourceRequest, () => Promise<Done | 'not yet'>]
): Promise<Done | 'not yet'> => {
  const interruption = await import('./interruption.ts');
  await interruption.stopIfInterrupted(deps, resource, request);
  return resource.stop ? interruption.unlessInterrupted(deps, resource, request, work) : work();
};

/** False when it could not be set: then the queue's own decides, later. */
const setVisibility = async (program: Program, message: QueueMessage, seconds: number): Promise<boolean> => {
  try {
    const queue = await import('./check-queue.ts');
    await queue.setVisibility(program.readConfig(), message.receiptHandle, seconds);
    return true;
  } catch (error) {
    program.log('The visibility of a message could not be set.', { ...describeError(error) });
    return false;
  }
};

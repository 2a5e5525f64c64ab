import { failed, type Answer } from './answer.ts';
import type { CheckRecord } from './check-record.ts';
import { checkPause, deliveryMs, deliveryPause } from './check-pause.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { describeError } from './describe-error.ts';
import type { Program } from './program.ts';
import { deadlineOf, type ResourceRequest } from './request.ts';
import type { Check, Later, Resource } from './resource.ts';
import { success } from './success.ts';

/** Leaves the request on the provision-check queue: someone will look again. */
export const handOver = async (
  program: Program,
  resource: Resource,
  request: ResourceRequest,
  { later, state }: Later,
  asked: number,
): Promise<void> => {
  const now = program.clock.now();
  const check = resource.checks?.[later];
  const limit = check?.waitMs === undefined ? Infinity : asked + check.waitMs;
  const deadline = Math.min(deadlineOf(request, asked), limit);
  const record: CheckRecord = {
    request,
    check: later,
    askedAt: asked,
    deadline,
    ...(state === undefined ? {} : { state }),
    ...(check ? { answerAtDeadline: atDeadline(resource, request, check, state) } : {}),
    ...(check?.thenDeliver ? { thenDeliver: check.thenDeliver } : {}),
  };
  try {
    const { sendRecord } = await import('./check-queue.ts');
    await sendRecord(program.readConfig(), record, checkPause(1, deadline - now));
  } catch (error) {
    // without the queue there is no waiting: say so at once rather than after an hour
    const { reason } = describeError(error);
    await deliverAnswer(
      program,
      request,
      failed(request, 'queue_unavailable', `The provision-check queue refused. ${reason}`),
    );
  }
};

const atDeadline = (resource: Resource, request: ResourceRequest, check: Check, state: unknown): Answer => {
  const settled = typeof check.atDeadline === 'function' ? check.atDeadline(request, state) : check.atDeadline;
  return settled.code === undefined
    ? { ...success(resource, request, settled), reason: settled.reason }
    : failed(request, settled.code, settled.reason);
};

/** Leaves what nobody waits for: a record without ResponseURL, tried for fourteen days. Best effort, so it never throws. */
export const leaveDelivery = async (
  program: Program,
  request: ResourceRequest,
  check: string,
  asked: number,
): Promise<void> => {
  const { ResponseURL: _secret, ...rest } = request;
  try {
    const { sendRecord } = await import('./check-queue.ts');
    const record: CheckRecord = { request: rest, check, askedAt: asked, deadline: program.clock.now() + deliveryMs };
    await sendRecord(program.readConfig(), record, deliveryPause(1));
  } catch (error) {
    program.log('What could not be delivered could not be kept either.', { ...describeError(error) });
  }
};

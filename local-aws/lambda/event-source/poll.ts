import type { Message, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import type { World } from '../../world.ts';
import { functionSession } from '../function-session.ts';
import { lambdaState, type EventSourceMapping, type LambdaFunction } from '../state.ts';
import { callSqs, queueUrlOf } from './check-source.ts';
import { processBatch } from './process-batch.ts';

/** Pollers by mapping; a poller ends when its mapping is changed or deleted. */
const pollers = new WeakMap<World, Map<string, AbortController>>();

const pollersOf = (world: World): Map<string, AbortController> => {
  const known = pollers.get(world) ?? new Map<string, AbortController>();
  pollers.set(world, known);
  return known;
};

const longestPoll = 20;
const defaultConcurrency = 10;
/** After a refusal or a missing function the poller tries again, as AWS does: the mapping stays Enabled. */
const pauseAfterError = 5_000;

export const stopPolling = (world: World, mapping: EventSourceMapping): void => {
  pollersOf(world).get(mapping.uuid)?.abort();
  pollersOf(world).delete(mapping.uuid);
};

/** (Re)starts the polling of a mapping with its present settings. */
export const startPolling = (world: World, mapping: EventSourceMapping): void => {
  stopPolling(world, mapping);
  if (!mapping.enabled || world.signal.aborted) return;
  const stop = new AbortController();
  pollersOf(world).set(mapping.uuid, stop);
  void poll(world, mapping, AbortSignal.any([stop.signal, world.signal]));
};

const poll = async (world: World, mapping: EventSourceMapping, signal: AbortSignal): Promise<void> => {
  const working = new Set<Promise<void>>();
  const sleep = (ms: number) => world.clock.sleep(ms, signal).catch(() => {});
  await sleep(mapping.settledAt - world.clock.now());
  while (!signal.aborted) {
    const fn = lambdaState(world, mapping.account, mapping.region).functions.get(mapping.functionName);
    if (fn === undefined) {
      await sleep(pauseAfterError);
      continue;
    }
    try {
      const messages = await gather(world, fn, mapping, signal);
      if (messages.length === 0) continue;
      const work = processBatch(world, fn, mapping, messages)
        .catch(() => {})
        .finally(() => working.delete(work));
      working.add(work);
      if (working.size >= (mapping.maximumConcurrency ?? defaultConcurrency)) await Promise.race(working);
    } catch {
      await sleep(pauseAfterError);
    }
  }
};

/** One batch: the first messages that come, and what else comes within the batching window. */
const gather = async (
  world: World,
  fn: LambdaFunction,
  mapping: EventSourceMapping,
  signal: AbortSignal,
): Promise<Message[]> => {
  const receive = async (limit: number, wait: number): Promise<Message[]> => {
    const session = await functionSession(world, fn, fn.latest.settings.role, 60_000);
    const input = {
      QueueUrl: queueUrlOf(world, mapping.eventSourceArn),
      MaxNumberOfMessages: Math.min(limit, 10),
      WaitTimeSeconds: wait,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    };
    const answer = await callSqs<ReceiveMessageResult>(world, fn, session, 'ReceiveMessage', input, signal);
    return answer.Messages ?? [];
  };
  const messages = await receive(mapping.batchSize, longestPoll);
  const until = world.clock.now() + mapping.batchingWindow * 1_000;
  while (messages.length > 0 && messages.length < mapping.batchSize && world.clock.now() < until) {
    const left = Math.ceil((until - world.clock.now()) / 1_000);
    const more = await receive(mapping.batchSize - messages.length, Math.min(left, longestPoll));
    messages.push(...more);
  }
  return messages;
};

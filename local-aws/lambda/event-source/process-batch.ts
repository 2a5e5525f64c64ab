import type { Message } from '@aws-sdk/client-sqs';
import type { World } from '../../world.ts';
import { routed } from '../alias-routing.ts';
import { admit } from '../concurrency.ts';
import { functionSession } from '../function-session.ts';
import { followTrace } from '../recursion.ts';
import { recordRecursionDrop } from '../runtime/record-invocation.ts';
import { runInvocation } from '../runtime/run-invocation.ts';
import type { EventSourceMapping, LambdaFunction } from '../state.ts';
import { callSqs, queueUrlOf } from './check-source.ts';
import { failedItems } from './failed-items.ts';

/** Invokes the function with a batch and deletes what it did; the rest becomes visible again by itself. */
export const processBatch = async (
  world: World,
  fn: LambdaFunction,
  mapping: EventSourceMapping,
  messages: Message[],
): Promise<void> => {
  const version = routed(fn, mapping.qualifier);
  if (version === undefined) return;
  const trace = followTrace(
    fn,
    messages.find(({ Attributes }) => Attributes?.AWSTraceHeader)?.Attributes?.AWSTraceHeader,
  );
  if (trace.stopped) return recordRecursionDrop(world, fn);
  const leave = admit(world, fn);
  let failed: Set<string>;
  try {
    const result = await runInvocation(world, fn, version, {
      payload: Buffer.from(JSON.stringify({ Records: messages.map((message) => recordOf(mapping, message)) })),
      invokedArn: mapping.functionArn,
      traceHeader: trace.header,
    });
    if (result.functionError !== undefined) return;
    const ids = messages.map(({ MessageId = '' }) => MessageId);
    failed = mapping.reportBatchItemFailures ? failedItems(result.payload, ids) : new Set();
  } finally {
    leave();
  }
  const done = messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
  const session = await functionSession(world, fn, fn.latest.settings.role, 60_000);
  for (let start = 0; start < done.length; start += 10) {
    await callSqs(world, fn, session, 'DeleteMessageBatch', {
      QueueUrl: queueUrlOf(world, mapping.eventSourceArn),
      Entries: done.slice(start, start + 10).map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle })),
    });
  }
};

const recordOf = (mapping: EventSourceMapping, message: Message): object => {
  // a mapping that waits for batches to fill says that there is none, others leave it out
  const hash = message.MD5OfMessageAttributes ?? (mapping.batchingWindow > 0 ? null : undefined);
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType,
        },
      ]),
    ),
    ...(hash !== undefined && { md5OfMessageAttributes: hash }),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: mapping.eventSourceArn,
    awsRegion: mapping.region,
  };
};

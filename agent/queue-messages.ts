import type { Program } from './program.ts';
import type { QueueMessage } from './provision-check.ts';

type BatchResult = { batchItemFailures: { itemIdentifier: string }[] };

/** Both queues of the agent: what is reported as failed stays in its queue. */
export const serveMessages = async (
  program: Program,
  messages: unknown[],
  remainingMs: number,
): Promise<BatchResult> => {
  const batchItemFailures: BatchResult['batchItemFailures'] = [];
  for (const raw of messages) {
    const message = readMessage(raw);
    if (!message) continue;
    const ending = await serve(program, message, remainingMs);
    if (ending === 'not yet') batchItemFailures.push({ itemIdentifier: message.messageId });
  }
  return { batchItemFailures };
};

type Message = QueueMessage & { queueArn: string };

const serve = async (program: Program, message: Message, remainingMs: number): Promise<'settled' | 'not yet'> => {
  if (message.queueArn.endsWith('-provision-check-failures')) {
    const { answerFailedRecord } = await import('./failed-record.ts');
    return answerFailedRecord(program, message.body);
  }
  const { lookAgain } = await import('./provision-check.ts');
  return lookAgain(program, message, remainingMs);
};

const readMessage = (raw: unknown): Message | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const record = raw as Record<string, unknown>;
  const text = (name: string): string => (typeof record[name] === 'string' ? record[name] : '');
  const attributes = record['attributes'] as Record<string, unknown> | undefined;
  return {
    messageId: text('messageId'),
    receiptHandle: text('receiptHandle'),
    body: text('body'),
    queueArn: text('eventSourceARN'),
    receives: Number(attributes?.['ApproximateReceiveCount'] ?? 1) || 1,
  };
};

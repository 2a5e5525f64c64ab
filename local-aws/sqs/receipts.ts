import { randomBytes } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { Queue, StoredMessage } from './state.ts';

const prefix = Buffer.from('AQEB', 'base64');
const idLength = 16;
const secretLength = 128;

/** A receipt handle: opaque to its holder, the message's id to us. Every receive gives another one. */
export const newReceipt = (messageId: string): string =>
  Buffer.concat([prefix, Buffer.from(messageId.replaceAll('-', ''), 'hex'), randomBytes(secretLength)]).toString(
    'base64',
  );

/** The message of a receipt handle, also of an older receive; undefined once the message is deleted. */
export const messageOfReceipt = (queue: Queue, receipt: string | undefined): StoredMessage | undefined => {
  if (!receipt) throw new AwsError('MissingParameter', 'The request must contain the parameter ReceiptHandle.');
  const bytes = Buffer.from(receipt, 'base64');
  if (!receipt.startsWith('AQEB') || bytes.length !== prefix.length + idLength + secretLength) {
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${receipt}" is not a valid receipt handle.`,
    );
  }
  const id = bytes.subarray(prefix.length, prefix.length + idLength).toString('hex');
  return queue.messages.find((message) => message.id.replaceAll('-', '') === id);
};

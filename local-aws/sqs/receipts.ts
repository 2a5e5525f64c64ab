import { AwsError } from '../aws-error.ts';
import type { Queue, StoredMessage } from './state.ts';

/** The message of a receipt handle, also of an older receive; undefined once the message is deleted. */
export const messageOfReceipt = (queue: Queue, receipt: string | undefined): StoredMessage | undefined => {
  if (!receipt) throw new AwsError('MissingParameter', 'The request must contain the parameter ReceiptHandle.');
  const [id, secret] = receipt.split('#');
  if (!id || !secret) {
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${receipt}" is not a valid receipt handle.`,
    );
  }
  return queue.messages.find((message) => message.id === id);
};

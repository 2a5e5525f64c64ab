import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';

type Entry = { Id: string | undefined };

/** A list without entries is left out of the answer. */
type Results<R> = { Successful: R[] | undefined; Failed: BatchResultErrorEntry[] | undefined };

/** A batch answers for each entry by itself; only a malformed batch fails as a whole. */
export const runBatch = <E extends Entry, R extends object>(
  operation: string,
  entries: E[] | undefined,
  run: (entry: E) => R,
): Results<R & { Id: string }> => {
  checkEntries(operation, entries ?? []);
  const Successful: (R & { Id: string })[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries ?? []) {
    const Id = entry.Id ?? '';
    try {
      Successful.push({ Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, SenderFault: error.status < 500, Code: error.code, Message: error.message });
    }
  }
  return {
    Successful: Successful.length > 0 ? Successful : undefined,
    Failed: Failed.length > 0 ? Failed : undefined,
  };
};

const checkEntries = (operation: string, entries: Entry[]): void => {
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', `There should be at least one ${operation}RequestEntry in the request.`);
  }
  if (entries.length > 10) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const seen = new Set<string>();
  for (const { Id = '' } of entries) {
    if (!/^[\w-]{1,80}$/.test(Id)) {
      throw new AwsError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    }
    if (seen.has(Id)) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${Id} repeated.`);
    seen.add(Id);
  }
};

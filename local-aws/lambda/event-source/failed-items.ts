/**
 * The messages that a batch answer gives back. An answer that Lambda cannot read, or that names
 * something else than a message of the batch, fails the whole batch.
 */
export const failedItems = (payload: Uint8Array, ids: string[]): Set<string> => {
  const all = new Set(ids);
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(payload).toString() || 'null');
  } catch {
    return all;
  }
  if (answer === null) return new Set();
  if (typeof answer !== 'object') return all;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return all;
  const named = failures.map((item: unknown) =>
    typeof item === 'object' && item !== null ? (item as { itemIdentifier?: unknown }).itemIdentifier : undefined,
  );
  const known = named.filter((id): id is string => typeof id === 'string' && all.has(id));
  return known.length === named.length ? new Set(known) : all;
};

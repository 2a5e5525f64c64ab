import type { Change } from '@aws-sdk/client-route-53';
import { invalidChangeBatch } from './errors.ts';

const limits = { records: 1000, characters: 32_000 };

/** A batch is measured by its values; one that is upserted counts as one that goes and one that comes. */
export const checkSize = (changes: Change[]): void => {
  const values = changes.flatMap(({ Action, ResourceRecordSet }) => {
    const given = (ResourceRecordSet?.ResourceRecords ?? []).map(({ Value = '' }) => Value);
    return Action === 'UPSERT' ? [...given, ...given] : given;
  });
  if (values.length > limits.records)
    throw invalidChangeBatch([`Number of records limit of ${limits.records} exceeded.`]);
  if (values.reduce((sum, { length }) => sum + length, 0) > limits.characters)
    throw invalidChangeBatch([`RDATA character limit of ${limits.characters} exceeded.`]);
};

import type { CreateTableInput } from '@aws-sdk/client-dynamodb';
import { validation } from './find-table.ts';

const maxTags = 50;
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Tags of a new table. */
export const checkTags = ({ Tags = [] }: CreateTableInput): void => {
  const keys = new Set<string>();
  for (const { Key = '', Value } of Tags) {
    if (Key.length < 1 || Key.length > 128 || !characters.test(Key))
      throw validation(`The Tag Key provided is invalid, Key: ${Key}`);
    if (Key.startsWith('aws:')) throw validation(`Tag Key cannot be prefixed with aws:, Key: ${Key}`);
    if (Value === undefined || Value.length > 256 || !characters.test(Value))
      throw validation(`The Tag Value provided is invalid, Value: ${Value ?? 'null'}`);
    if (keys.has(Key)) throw validation(`Duplicate Tag Keys provided as input: Duplicate Tag Key found ${Key}`);
    keys.add(Key);
  }
  if (Tags.length > maxTags) throw validation('Number of Tags exceed the current limit for the provided ResourceArn');
};

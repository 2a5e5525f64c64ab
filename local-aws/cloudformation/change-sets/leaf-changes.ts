import type { ResourceTargetDefinition } from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../template/template.ts';
import { valueText } from './resource-text.ts';

export type Leaf = Pick<ResourceTargetDefinition, 'BeforeValue' | 'AfterValue' | 'AttributeChangeType'> & {
  /** Keys and indexes from the whole value down to where it differs. */
  steps: string[];
};

/** The places inside a value where it differs, each with before and after. */
export const leafChanges = (before: unknown, after: unknown, steps: string[] = []): Leaf[] => {
  const inside = childrenOf(before, after);
  const leaves = inside
    .filter(({ before: one, after: other }) => !isDeepStrictEqual(one, other))
    .flatMap(({ key, ...pair }) => leafChanges(pair.before, pair.after, [...steps, key]));
  if (leaves.length > 0) return leaves;
  if (before === undefined) return [{ steps, AfterValue: valueText(after), AttributeChangeType: 'Add' }];
  if (after === undefined) return [{ steps, BeforeValue: valueText(before), AttributeChangeType: 'Remove' }];
  return [{ steps, BeforeValue: valueText(before), AfterValue: valueText(after), AttributeChangeType: 'Modify' }];
};

type Pair = { key: string; before: unknown; after: unknown };

/** Members of two objects, or items of two lists, that belong together. */
const childrenOf = (before: unknown, after: unknown): Pair[] => {
  if (isRecord(before) && isRecord(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => ({
      key,
      before: before[key],
      after: after[key],
    }));
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  const longest = Math.max(before.length, after.length);
  return Array.from({ length: longest }, (_, index) => ({
    key: String(index),
    before: before[index] as unknown,
    after: after[index] as unknown,
  }));
};

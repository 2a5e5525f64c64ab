import type { ResourceTargetDefinition } from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../template/template.ts';
import { hashOrder } from './hash-order.ts';
import { valueText } from './resource-text.ts';

export type Leaf = Pick<ResourceTargetDefinition, 'BeforeValue' | 'AfterValue' | 'AttributeChangeType'> & {
  /** Keys and indexes from the whole value down to where it differs. */
  steps: string[];
};

/** The places inside a value where it differs, each with before and after. What is named in `whole` has no places. */
export const leafChanges = (
  before: unknown,
  after: unknown,
  whole: Set<string> = new Set(),
  steps: string[] = [],
): Leaf[] => {
  const inside = whole.has(steps.at(-1) ?? '') ? [] : childrenOf(before, after);
  const leaves = inside
    .filter(({ before: one, after: other }) => !isDeepStrictEqual(one, other))
    .flatMap(({ key, ...pair }) => leafChanges(pair.before, pair.after, whole, [...steps, key]));
  if (leaves.length > 0) return leaves;
  if (before === undefined) return [{ steps, AfterValue: valueText(after), AttributeChangeType: 'Add' }];
  if (after === undefined) return [{ steps, BeforeValue: valueText(before), AttributeChangeType: 'Remove' }];
  return [{ steps, BeforeValue: valueText(before), AfterValue: valueText(after), AttributeChangeType: 'Modify' }];
};

type Pair = { key: string; before: unknown; after: unknown };

/** Members of two objects, or items of two lists, that belong together. */
const childrenOf = (before: unknown, after: unknown): Pair[] => {
  if (isRecord(before) && isRecord(after))
    return hashOrder([...new Set([...Object.keys(before), ...Object.keys(after)])]).map((key) => ({
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

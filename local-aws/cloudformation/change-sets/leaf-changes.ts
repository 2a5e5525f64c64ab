import type { ResourceTargetDefinition } from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../template/template.ts';
import { valueText } from './resource-text.ts';

type Leaf = Pick<ResourceTargetDefinition, 'Path' | 'BeforeValue' | 'AfterValue' | 'AttributeChangeType'>;

/** The places inside a property where its value differs, each with before and after. */
export const leafChanges = (path: string, before: unknown, after: unknown): Leaf[] => {
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const leaves = keys
      .filter((key) => !isDeepStrictEqual(before[key], after[key]))
      .flatMap((key) => leafChanges(`${path}/${key}`, before[key], after[key]));
    if (leaves.length > 0) return leaves;
  }
  if (before === undefined) return [{ Path: path, AfterValue: valueText(after), AttributeChangeType: 'Add' }];
  if (after === undefined) return [{ Path: path, BeforeValue: valueText(before), AttributeChangeType: 'Remove' }];
  return [{ Path: path, BeforeValue: valueText(before), AfterValue: valueText(after), AttributeChangeType: 'Modify' }];
};

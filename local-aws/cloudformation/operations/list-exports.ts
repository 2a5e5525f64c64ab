import type { ListExportsCommandInput, ListExportsCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onAnything } from '../authorization.ts';
import { exportsOf } from '../engine/lookups.ts';
import { page } from '../page.ts';

export const listExports: Operation<ListExportsCommandInput, Partial<ListExportsCommandOutput>> = {
  authorize: onAnything('ListExports'),
  run({ world, account, region }, { NextToken }) {
    const { items, ...rest } = page(exportsOf(world, account, region), NextToken, 100);
    return {
      Exports: items.map(({ exportName, value, stack }) => ({
        ExportingStackId: stack.id,
        Name: exportName,
        Value: value,
      })),
      ...rest,
    };
  },
};

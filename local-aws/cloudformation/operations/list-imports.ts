import type { ListImportsCommandInput, ListImportsCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onAnything } from '../authorization.ts';
import { importersOf } from '../engine/lookups.ts';
import { validationError } from '../errors.ts';
import { page } from '../page.ts';

export const listImports: Operation<ListImportsCommandInput, Partial<ListImportsCommandOutput>> = {
  authorize: onAnything('ListImports'),
  run({ world, account, region }, { ExportName = '', NextToken }) {
    const importers = importersOf(world, account, region, ExportName);
    if (importers.length === 0) throw validationError(`Export '${ExportName}' is not imported by any stack.`);
    const { items, ...rest } = page(importers, NextToken, 100);
    return { Imports: items.map(({ name }) => name), ...rest };
  },
};

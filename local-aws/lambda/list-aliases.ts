import type { ListAliasesRequest, ListAliasesResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { presentAlias } from './aliases.ts';
import { findFunction, onFunction } from './find-function.ts';
import { byName, pageOf } from './page.ts';

export const listAliases: Operation<ListAliasesRequest, ListAliasesResponse> = {
  authorize: (call, input) => onFunction(call, 'ListAliases', input.FunctionName),
  run: (call, input) => {
    const fn = findFunction(call, input.FunctionName);
    const all = Object.values(fn.aliases)
      .filter((alias) => input.FunctionVersion === undefined || alias.functionVersion === input.FunctionVersion)
      .sort(byName);
    const { page, NextMarker } = pageOf(all, ({ name }) => name, input);
    return { Aliases: page.map((alias) => presentAlias(fn, alias)), ...(NextMarker !== undefined && { NextMarker }) };
  },
};

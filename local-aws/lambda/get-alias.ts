import type { AliasConfiguration, GetAliasRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findAlias, presentAlias } from './aliases.ts';
import { onFunction } from './find-function.ts';

export const getAlias: Operation<GetAliasRequest, AliasConfiguration> = {
  authorize: (call, input) => onFunction(call, 'GetAlias', input.FunctionName),
  run: (call, input) => {
    const { fn, alias } = findAlias(call, input);
    return presentAlias(fn, alias);
  },
};

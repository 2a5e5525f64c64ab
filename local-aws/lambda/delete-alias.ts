import type { DeleteAliasRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findFunction, onFunction } from './find-function.ts';

export const deleteAlias: Operation<DeleteAliasRequest, object> = {
  authorize: (call, input) => onFunction(call, 'DeleteAlias', input.FunctionName),
  run: (call, input) => {
    const fn = findFunction(call, input.FunctionName);
    const name = input.Name ?? '';
    delete fn.aliases[name];
    delete fn.policies[name];
    delete fn.eventInvoke[name];
    return {};
  },
};

import type { AliasConfiguration, CreateAliasRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { applyAlias, presentAlias } from './aliases.ts';
import { functionNotFound, functionOf, onFunction } from './find-function.ts';
import { parseFunctionName } from './function-name.ts';
import { constraint, resourceConflict } from './lambda-error.ts';

export const createAlias: Operation<CreateAliasRequest, AliasConfiguration> = {
  authorize: (call, input) => onFunction(call, 'CreateAlias', input.FunctionName),
  run: (call, input) => {
    const name = input.Name ?? '';
    if (!/^(?!^[0-9]+$)[a-zA-Z0-9-_]{1,128}$/.test(name)) {
      throw constraint('name', name, 'Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)');
    }
    const target = { ...parseFunctionName(call, input.FunctionName), qualifier: input.FunctionVersion ?? '' };
    const fn = functionOf(call.world, target);
    if (fn === undefined) throw functionNotFound(call.world, target);
    if (fn.aliases[name]) throw resourceConflict(`Alias already exists: ${fn.arn}:${name}`);
    const alias = applyAlias(fn, { name, functionVersion: '', description: '', revisionId: '' }, input);
    fn.aliases[name] = alias;
    return presentAlias(fn, alias);
  },
};

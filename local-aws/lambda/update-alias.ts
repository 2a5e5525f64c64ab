import type { AliasConfiguration, UpdateAliasRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { applyAlias, findAlias, presentAlias } from './aliases.ts';
import { onFunction } from './find-function.ts';
import { checkRevision } from './revision.ts';

export const updateAlias: Operation<UpdateAliasRequest, AliasConfiguration> = {
  authorize: (call, input) => onFunction(call, 'UpdateAlias', input.FunctionName),
  run: (call, input) => {
    const { fn, alias } = findAlias(call, input, 'Alias not found');
    checkRevision(input.RevisionId, alias.revisionId);
    const changed = applyAlias(fn, alias, input);
    fn.aliases[alias.name] = changed;
    return presentAlias(fn, changed);
  },
};

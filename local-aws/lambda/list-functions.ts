import type { ListFunctionsRequest, ListFunctionsResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { byName, pageOf } from './page.ts';
import { presentFunction } from './present-function.ts';
import { lambdaState } from './state.ts';

export const listFunctions: Operation<ListFunctionsRequest, ListFunctionsResponse> = {
  authorize: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
  run: ({ world, account, region }, input) => {
    const all = [...lambdaState(world, account, region).functions.values()].sort(byName);
    const { page, NextMarker } = pageOf(all, ({ name }) => name, { MaxItems: 50, ...input });
    const Functions = page.flatMap((fn) => {
      const versions = input.FunctionVersion === 'ALL' ? [fn.latest, ...fn.versions] : [fn.latest];
      return versions.map((version) => {
        // lists leave out what changes while a function settles
        const {
          State: _s,
          LastUpdateStatus: _u,
          ...listed
        } = presentFunction(world, fn, version, input.FunctionVersion === 'ALL' ? version.version : undefined);
        return listed;
      });
    });
    return { Functions, ...(NextMarker !== undefined && { NextMarker }) };
  },
};

import type { ListFunctionsRequest, ListFunctionsResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { constraint } from './lambda-error.ts';
import { byName, pageOf } from './page.ts';
import { presentListed } from './present-function.ts';
import { lambdaState } from './state.ts';

export const listFunctions: Operation<ListFunctionsRequest, ListFunctionsResponse> = {
  authorize: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
  run: ({ world, account, region }, input) => {
    if (input.FunctionVersion !== undefined && input.FunctionVersion !== 'ALL') {
      throw constraint('functionVersion', input.FunctionVersion, 'Member must satisfy enum value set: [ALL]');
    }
    const wantsAll = input.FunctionVersion === 'ALL';
    const all = [...lambdaState(world, account, region).functions.values()]
      .sort(byName)
      .flatMap((fn) => (wantsAll ? [fn.latest, ...fn.versions] : [fn.latest]).map((version) => ({ fn, version })));
    const { page, NextMarker } = pageOf(all, ({ fn, version }) => `${fn.name}:${version.version}`, {
      MaxItems: 50,
      ...input,
    });
    const Functions = page.map(({ fn, version }) =>
      presentListed(world, fn, version, wantsAll ? version.version : undefined),
    );
    return { Functions, ...(NextMarker !== undefined && { NextMarker }) };
  },
  lacks: ['MasterRegion'],
};

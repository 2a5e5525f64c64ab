import type { ListVersionsByFunctionRequest, ListVersionsByFunctionResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findFunction, onFunction } from './find-function.ts';
import { pageOf } from './page.ts';
import { presentListed } from './present-function.ts';

export const listVersionsByFunction: Operation<ListVersionsByFunctionRequest, ListVersionsByFunctionResponse> = {
  authorize: (call, input) => onFunction(call, 'ListVersionsByFunction', input.FunctionName),
  run: (call, input) => {
    const fn = findFunction(call, input.FunctionName);
    const { page, NextMarker } = pageOf([fn.latest, ...fn.versions], ({ version }) => version, input);
    return {
      Versions: page.map((version) => presentListed(call.world, fn, version, version.version)),
      ...(NextMarker !== undefined && { NextMarker }),
    };
  },
};

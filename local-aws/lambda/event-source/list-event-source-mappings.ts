import type { ListEventSourceMappingsRequest, ListEventSourceMappingsResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../../operation.ts';
import { functionArn, parseFunctionName } from '../function-name.ts';
import { pageOf } from '../page.ts';
import { mappingsOf } from './find-mapping.ts';
import { presentMapping } from './present-mapping.ts';

export const listEventSourceMappings: Operation<ListEventSourceMappingsRequest, ListEventSourceMappingsResponse> = {
  authorize: () => [{ action: 'lambda:ListEventSourceMappings', resource: '*' }],
  run: (call, input) => {
    const { world, account, region } = call;
    const wanted = input.FunctionName && functionArn(world, parseFunctionName(call, input.FunctionName));
    const all = mappingsOf(world, account, region).filter(
      (mapping) =>
        (wanted === undefined || mapping.functionArn === wanted) &&
        (input.EventSourceArn === undefined || mapping.eventSourceArn === input.EventSourceArn),
    );
    const { page, NextMarker } = pageOf(all, ({ uuid }) => uuid, { MaxItems: 100, ...input });
    return {
      EventSourceMappings: page.map((mapping) => presentMapping(world, mapping)),
      ...(NextMarker !== undefined && { NextMarker }),
    };
  },
};

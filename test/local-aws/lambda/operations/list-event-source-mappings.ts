import { ListEventSourceMappingsCommand, type ListEventSourceMappingsCommandInput } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { createMapping } from '../make-mapping.ts';
import { lambdaOf, makeTargetFunction } from '../target-function.ts';

const list = (target: Target, input: ListEventSourceMappingsCommandInput) =>
  lambdaOf(target).send(new ListEventSourceMappingsCommand(input));
const idsOf = ({ EventSourceMappings }: Awaited<ReturnType<typeof list>>) =>
  EventSourceMappings?.map(({ UUID }) => UUID);

export const listEventSourceMappings: OperationTest = {
  fact: 'Lambda API reference, ListEventSourceMappings: by function and by source, up to a hundred a page.',
  shape: {
    'answers the mappings of a function': async (target) => {
      const { name: FunctionName, arn } = await makeTargetFunction(target);
      const { UUID, EventSourceArn } = await createMapping(target, { FunctionName });
      expect((await list(target, { FunctionName })).EventSourceMappings).toMatchObject([
        { UUID, EventSourceArn, FunctionArn: arn },
      ]);
    },
    'answers an empty list where there are none': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      expect((await list(target, { FunctionName })).EventSourceMappings).toEqual([]);
    },
  },
  validation: refusals(list, {
    'refuses pages of nothing': [
      { MaxItems: 0 },
      'ValidationException',
      "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
  }),
  behaviour: {
    'finds the mappings of a source': async (target) => {
      const { UUID, EventSourceArn } = await createMapping(target);
      await createMapping(target);
      expect(idsOf(await list(target, { EventSourceArn }))).toEqual([UUID]);
    },
    'goes through all in pages': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      const made = [await createMapping(target, { FunctionName }), await createMapping(target, { FunctionName })];
      const first = await list(target, { FunctionName, MaxItems: 1 });
      const second = await list(target, { FunctionName, MaxItems: 1, Marker: first.NextMarker });
      expect([...(idsOf(first) ?? []), ...(idsOf(second) ?? [])].sort()).toEqual(made.map(({ UUID }) => UUID).sort());
    },
  },
};

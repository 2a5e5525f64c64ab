import { DeleteEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { getMapping, makeMapping, noMapping } from '../make-mapping.ts';
import { lambdaOf, noResource } from '../target-function.ts';

const remove = (target: Target, UUID: string | undefined) =>
  lambdaOf(target).send(new DeleteEventSourceMappingCommand({ UUID }));

export const deleteEventSourceMapping: OperationTest = {
  fact: 'Lambda API reference, DeleteEventSourceMapping: Deleting at first, gone some seconds later; ResourceInUseException meanwhile.',
  shape: {
    'answers the mapping, which is Deleting': async (target) => {
      const { UUID } = await makeMapping(target);
      expect(await remove(target, UUID)).toMatchObject({ UUID, State: 'Deleting' });
    },
  },
  validation: {
    'refuses a mapping that does not exist': async (target) => {
      await expect(remove(target, noMapping)).rejects.toMatchObject(refusal('ResourceNotFoundException', noResource));
    },
    'refuses a mapping that is being deleted': onlyLocally('a moment', async (target) => {
      const { UUID } = await makeMapping(target);
      await remove(target, UUID);
      await expect(remove(target, UUID)).rejects.toMatchObject(
        refusal('ResourceInUseException', 'Cannot delete the event source mapping because it is in use.'),
      );
    }),
  },
  behaviour: {
    'takes the mapping away': async (target) => {
      const { UUID } = await makeMapping(target);
      await remove(target, UUID);
      target.local?.clock.advance(1_000);
      await eventually(
        () => expect(getMapping(target, UUID)).rejects.toMatchObject({ name: 'ResourceNotFoundException' }),
        120_000,
      );
    },
  },
};

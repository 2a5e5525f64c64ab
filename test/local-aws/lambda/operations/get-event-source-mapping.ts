import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import { createMapping, getMapping, atRest, noMapping } from '../make-mapping.ts';
import { noResource, sharedFunction } from '../target-function.ts';

export const getEventSourceMapping: OperationTest = {
  fact: 'Lambda API reference, GetEventSourceMapping: settings and state; ResourceNotFoundException.',
  shape: {
    'answers settings and state': async (target) => {
      const { UUID, EventSourceArn } = await createMapping(target);
      expect(await getMapping(target, UUID)).toMatchObject({
        UUID,
        EventSourceArn,
        FunctionArn: (await sharedFunction(target)).arn,
        BatchSize: 10,
        StateTransitionReason: 'USER_INITIATED',
      });
    },
  },
  validation: {
    'refuses a mapping that does not exist': async (target) => {
      await expect(getMapping(target, noMapping)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noResource),
      );
    },
  },
  behaviour: {
    'is Enabled once it is created': async (target) => {
      const { UUID } = await createMapping(target);
      expect(await atRest(target, UUID)).toMatchObject({ State: 'Enabled' });
    },
  },
};

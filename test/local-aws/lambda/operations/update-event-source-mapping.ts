import { UpdateEventSourceMappingCommand, type UpdateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { atRest, makeMapping, noMapping } from '../make-mapping.ts';
import { lambdaOf, noResource } from '../target-function.ts';

const update = (target: Target, UUID: string | undefined, input: Partial<UpdateEventSourceMappingCommandInput>) =>
  lambdaOf(target).send(new UpdateEventSourceMappingCommand({ UUID, ...input }));

export const updateEventSourceMapping: OperationTest = {
  fact: 'Lambda API reference, UpdateEventSourceMapping: what is not named stays; Updating, Enabling or Disabling until it is through; one change after the other, else ResourceInUseException.',
  shape: {
    'answers the mapping, whose change is under way': async (target) => {
      const { UUID } = await makeMapping(target);
      expect(await update(target, UUID, { BatchSize: 5 })).toMatchObject({ UUID, BatchSize: 5, State: 'Updating' });
    },
  },
  validation: {
    'refuses a batch that is too large': async (target) => {
      const { UUID } = await makeMapping(target);
      await expect(update(target, UUID, { BatchSize: 11 })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
        ),
      );
    },
    'refuses a mapping that does not exist': async (target) => {
      await expect(update(target, noMapping, { BatchSize: 5 })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noResource),
      );
    },
    'refuses a mapping whose last change is under way': onlyLocally('a moment', async (target) => {
      const { UUID } = await makeMapping(target);
      await update(target, UUID, { BatchSize: 5 });
      await expect(update(target, UUID, { BatchSize: 6 })).rejects.toMatchObject(
        refusal('ResourceInUseException', 'Cannot update the event source mapping because it is in use.'),
      );
    }),
  },
  behaviour: {
    'changes what it names and leaves the rest': async (target) => {
      const { UUID } = await makeMapping(target, { BatchSize: 5 });
      await update(target, UUID, { MaximumBatchingWindowInSeconds: 1 });
      expect(await atRest(target, UUID)).toMatchObject({ BatchSize: 5, MaximumBatchingWindowInSeconds: 1 });
    },
    'bounds the concurrency, and lifts the bound again': async (target) => {
      const { UUID } = await makeMapping(target);
      await update(target, UUID, { ScalingConfig: { MaximumConcurrency: 5 } });
      expect(await atRest(target, UUID)).toMatchObject({ ScalingConfig: { MaximumConcurrency: 5 } });
      await update(target, UUID, { ScalingConfig: {} });
      expect((await atRest(target, UUID)).ScalingConfig?.MaximumConcurrency).toBeUndefined();
    },
    'disables and enables': async (target) => {
      const { UUID } = await makeMapping(target);
      expect(await update(target, UUID, { Enabled: false })).toMatchObject({ State: 'Disabling' });
      expect(await atRest(target, UUID)).toMatchObject({ State: 'Disabled' });
      expect(await update(target, UUID, { Enabled: true })).toMatchObject({ State: 'Enabling' });
      expect(await atRest(target, UUID)).toMatchObject({ State: 'Enabled' });
    },
  },
};

import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  type EventSourceMappingConfiguration,
} from '@aws-sdk/client-lambda';
import { eventually } from '../../support/eventually.ts';
import type { Target } from '../../support/start-target.ts';
import { makeQueue } from '../sqs/make-queue.ts';
import { lambdaOf, sharedFunction } from './target-function.ts';

export const getMapping = (target: Target, UUID: string | undefined) =>
  lambdaOf(target).send(new GetEventSourceMappingCommand({ UUID }));

/** A mapping from a new queue to the shared function, still Creating. */
export const createMapping = async (
  target: Target,
  input: Partial<CreateEventSourceMappingCommandInput> = {},
): Promise<EventSourceMappingConfiguration> => {
  const { name: FunctionName } = await sharedFunction(target);
  const EventSourceArn = input.EventSourceArn ?? (await makeQueue(target)).arn;
  const command = new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn, ...input });
  const made = await lambdaOf(target).send(command);
  target.afterwards(async () => {
    await atRest(target, made.UUID);
    await lambdaOf(target).send(new DeleteEventSourceMappingCommand({ UUID: made.UUID }));
  });
  return made;
};

/** Until the last change of a mapping is through. */
export const atRest = async (target: Target, UUID: string | undefined): Promise<EventSourceMappingConfiguration> => {
  target.local?.clock.advance(1_000);
  return eventually(async () => {
    const mapping = await getMapping(target, UUID);
    if (/ing$/.test(mapping.State ?? '')) throw new Error(`The mapping is ${mapping.State}.`);
    return mapping;
  }, 120_000);
};

/** A mapping that is Enabled. */
export const makeMapping = async (target: Target, input: Partial<CreateEventSourceMappingCommandInput> = {}) =>
  atRest(target, (await createMapping(target, input)).UUID);

export const noMapping = '00000000-0000-4000-8000-000000000000';

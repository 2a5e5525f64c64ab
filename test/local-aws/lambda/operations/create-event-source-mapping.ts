import { type CreateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../../sqs/make-queue.ts';
import { attributesOf, send } from '../../sqs/messages.ts';
import { eventually } from '../../../support/eventually.ts';
import { createMapping, makeMapping } from '../make-mapping.ts';
import { makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const create = (target: Target, input: Partial<CreateEventSourceMappingCommandInput>) => createMapping(target, input);

export const createEventSourceMapping: OperationTest = {
  fact: 'Lambda API reference, CreateEventSourceMapping; developer guide, Lambda with SQS: batches of 1 to 10,000, over 10 with a window; a visibility timeout not shorter than that of the function; the role may receive, delete and read attributes. The words for StartingPosition as in boto/boto3 1613.',
  shape: {
    'answers the mapping, which is Creating': async (target) => {
      const { arn } = await sharedFunction(target);
      const queue = await makeQueue(target);
      const FunctionResponseTypes = ['ReportBatchItemFailures'] as const;
      const input = { EventSourceArn: queue.arn, FunctionResponseTypes: [...FunctionResponseTypes] };
      expect(await create(target, { ...input, ScalingConfig: { MaximumConcurrency: 2 } })).toMatchObject({
        UUID: expect.stringMatching(/^[0-9a-f-]{36}$/),
        EventSourceMappingArn: expect.stringMatching(/:event-source-mapping:[0-9a-f-]{36}$/),
        BatchSize: 10,
        MaximumBatchingWindowInSeconds: 0,
        EventSourceArn: queue.arn,
        FunctionArn: arn,
        LastModified: expect.any(Date),
        State: 'Creating',
        StateTransitionReason: 'USER_INITIATED',
        FunctionResponseTypes,
        ScalingConfig: { MaximumConcurrency: 2 },
      });
    },
    'answers one that is made disabled as Disabled': async (target) => {
      const { arn: EventSourceArn } = await makeQueue(target);
      expect(await create(target, { EventSourceArn, Enabled: false })).toMatchObject({ State: 'Disabled' });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a batch of nothing': [
        { BatchSize: 0 },
        'ValidationException',
        "1 validation error detected: Value '0' at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ],
      'refuses more than ten messages without a window': [
        { BatchSize: 11 },
        'InvalidParameterValueException',
        'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
      ],
      'refuses a place in the stream to start from': [
        { StartingPosition: 'LATEST' },
        'InvalidParameterValueException',
        'StartingPosition is not valid for SQS event sources.',
      ],
      'refuses a concurrency of one': [
        { ScalingConfig: { MaximumConcurrency: 1 } },
        'ValidationException',
        "1 validation error detected: Value '1' at 'scalingConfig.maximumConcurrency' failed to satisfy constraint: Member must have value greater than or equal to 2",
      ],
    }),
    'names what it does not have': onlyLocally('AWS does', async (target) => {
      const FilterCriteria = { Filters: [{ Pattern: '{"body": {"a": [1]}}' }] };
      await expect(create(target, { FilterCriteria })).rejects.toMatchObject(
        refusal('NotImplemented', /CreateEventSourceMapping with FilterCriteria/),
      );
    }),
    'refuses to have no source, before it looks for the function': async (target) => {
      const input = { FunctionName: noFunction(target).arn, EventSourceArn: undefined };
      await expect(create(target, input)).rejects.toMatchObject(
        refusal('InvalidParameterValueException', 'Unrecognized event source.'),
      );
    },
    'refuses a function that does not exist': async (target) => {
      await expect(create(target, { FunctionName: noFunction(target).arn })).rejects.toMatchObject(
        refusal('InvalidParameterValueException', 'Function does not exist'),
      );
    },
    'refuses a queue that does not exist': async (target) => {
      const EventSourceArn = `${(await makeQueue(target)).arn}-none`;
      await expect(create(target, { EventSourceArn })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          /^Error occurred while ReceiveMessage\. SQS Error Code: AWS\.SimpleQueueService\.NonExistentQueue\. SQS Error Message: /,
        ),
      );
    },
    'refuses a visibility timeout shorter than that of the function': async (target) => {
      const { arn: EventSourceArn } = await makeQueue(target, { Attributes: { VisibilityTimeout: '1' } });
      await expect(create(target, { EventSourceArn })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'Queue visibility timeout: 1 seconds is less than Function timeout: 3 seconds',
        ),
      );
    },
    'refuses the same queue and function again': async (target) => {
      const { UUID, EventSourceArn } = await makeMapping(target);
      const { name } = await sharedFunction(target);
      await expect(create(target, { EventSourceArn })).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          new RegExp(
            `^An event source mapping with SQS arn \\(" ${EventSourceArn} "\\) and function \\(" ${name} "\\) already exists\\. Please update or delete the existing mapping with UUID ${UUID}$`,
          ),
        ),
      );
    },
  },
  behaviour: {
    'brings messages to the function, and takes them away when it succeeds': async (target) => {
      const queue = await makeQueue(target);
      await makeMapping(target, { EventSourceArn: queue.arn });
      await send(target, queue.url, 'hello');
      await eventually(async () => {
        const attributes = await attributesOf(target, queue.url);
        expect(attributes).toMatchObject({
          ApproximateNumberOfMessages: '0',
          ApproximateNumberOfMessagesNotVisible: '0',
        });
      }, 120_000);
    },
    'takes nothing while it is disabled': onlyLocally('at once', async (target) => {
      const queue = await makeQueue(target);
      const { name: FunctionName } = await makeTargetFunction(target);
      const mapping = await makeMapping(target, { FunctionName, EventSourceArn: queue.arn, Enabled: false });
      expect(mapping.State).toBe('Disabled');
      await send(target, queue.url, 'hello');
      expect(await attributesOf(target, queue.url)).toMatchObject({ ApproximateNumberOfMessages: '1' });
    }),
  },
};

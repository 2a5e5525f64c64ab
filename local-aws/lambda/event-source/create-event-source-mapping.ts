import { randomUUID } from 'node:crypto';
import type { CreateEventSourceMappingRequest, EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { AwsError } from '../../aws-error.ts';
import type { Call, Operation } from '../../operation.ts';
import { settlingTime } from '../change-function.ts';
import { findVersion } from '../find-function.ts';
import { requestTagContext } from '../../tag-context.ts';
import { functionArn, parseFunctionName } from '../function-name.ts';
import { invalidParameterValue, resourceConflict } from '../lambda-error.ts';
import { lambdaState, type EventSourceMapping } from '../state.ts';
import { checkSource } from './check-source.ts';
import { mappingArn, mappingsOf } from './find-mapping.ts';
import { lackingMappingSettings } from './lacking-settings.ts';
import { applyMappingSettings, defaultMappingSettings } from './mapping-settings.ts';
import { startPolling } from './poll.ts';
import { presentMapping } from './present-mapping.ts';

export const createEventSourceMapping: Operation<CreateEventSourceMappingRequest, EventSourceMappingConfiguration> = {
  authorize: (call, input) => [
    {
      action: 'lambda:CreateEventSourceMapping',
      resource: '*',
      context: {
        'lambda:FunctionArn': functionArn(call.world, parseFunctionName(call, input.FunctionName)),
        ...requestTagContext(input.Tags ?? {}),
      },
    },
  ],
  run: async (call, input) => {
    const { world, account, region } = call;
    if (input.EventSourceArn === undefined) throw invalidParameterValue('Unrecognized event source.');
    if (input.StartingPosition !== undefined && input.EventSourceArn.split(':')[2] === 'sqs') {
      throw invalidParameterValue('StartingPosition is not valid for SQS event sources.');
    }
    const { fn, version, qualifier } = findTarget(call, input.FunctionName);
    const settings = applyMappingSettings(defaultMappingSettings, input);
    await checkSource(world, fn, version, input.EventSourceArn);
    const target = qualifier === undefined ? fn.arn : `${fn.arn}:${qualifier}`;
    const twin = mappingsOf(world, account, region).find(
      (other) => other.eventSourceArn === input.EventSourceArn && other.functionArn === target,
    );
    if (twin) {
      throw resourceConflict(
        `An event source mapping with SQS arn (" ${input.EventSourceArn} ") and function (" ${fn.name} ") already exists. Please update or delete the existing mapping with UUID ${twin.uuid}`,
      );
    }
    const uuid = randomUUID();
    const now = world.clock.now();
    const mapping: EventSourceMapping = {
      uuid,
      arn: mappingArn(call, uuid),
      account,
      region,
      functionName: fn.name,
      ...(qualifier !== undefined && { qualifier }),
      functionArn: target,
      eventSourceArn: input.EventSourceArn,
      ...settings,
      lastModified: now,
      tags: { ...input.Tags },
      settledAt: now + settlingTime,
      change: 'Creating',
    };
    lambdaState(world, account, region).mappings.set(uuid, mapping);
    startPolling(world, mapping);
    return presentMapping(world, mapping);
  },
  lacks: [...lackingMappingSettings, 'StartingPositionTimestamp', 'Topics', 'Queues', 'SelfManagedEventSource'],
};

/** A function that is not there is a wrong parameter here. */
const findTarget = (call: Call, name: string | undefined): ReturnType<typeof findVersion> => {
  try {
    return findVersion(call, name);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ResourceNotFoundException') throw error;
    throw invalidParameterValue('Function does not exist');
  }
};

import type { DeleteStreamInput } from '@aws-sdk/client-kinesis';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findStream, onStream } from './find-stream.ts';
import { streamSettlingTime } from './state.ts';

export const deleteStream: Operation<DeleteStreamInput, object> = {
  authorize: (call, input) => onStream(call, 'DeleteStream', input),
  // No stream has consumers here; and the id is reserved for a day to come.
  ignores: ['EnforceConsumerDeletion', 'StreamId'],
  run: (call, input) => {
    const stream = findStream(call, input);
    const now = call.world.clock.now();
    if (now < stream.settledAt || stream.goneAt !== undefined)
      throw new AwsError(
        'ResourceInUseException',
        `Stream ${stream.name} under account ${call.account} not ACTIVE, instead in state ${stream.goneAt === undefined ? 'CREATING' : 'DELETING'}`,
      );
    stream.goneAt = now + streamSettlingTime;
    return {};
  },
};

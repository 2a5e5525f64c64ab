import { DeleteStreamCommand, KinesisClient, type DeleteStreamCommandInput } from '@aws-sdk/client-kinesis';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { untilSettled } from '../../../support/until-settled.ts';
import { createStream, describeStream, makeStream } from '../make-stream.ts';

const remove = (target: Target, input: DeleteStreamCommandInput) =>
  target.client(KinesisClient).send(new DeleteStreamCommand(input));

export const deleteStream: OperationTest = {
  fact: 'Kinesis API reference, DeleteStream: DELETING, then gone; ResourceInUseException unless it is ACTIVE.',
  shape: {
    'answers nothing, and the stream is DELETING': async (target) => {
      const StreamName = await makeStream(target);
      const { $metadata, ...answer } = await remove(target, { StreamName });
      expect([$metadata.httpStatusCode, answer]).toEqual([200, {}]);
      expect((await describeStream(target, { StreamName })).StreamStatus).toBe('DELETING');
    },
  },
  validation: refusals(remove, {
    'refuses neither name nor ARN': [{}, 'InvalidArgumentException', /StreamName or StreamARN/],
  }),
  behaviour: {
    'takes the stream away after a while': async (target) => {
      const StreamName = await makeStream(target);
      await remove(target, { StreamName });
      await untilSettled(target, () =>
        describeStream(target, { StreamName }).then(
          () => false,
          () => true,
        ),
      );
      await expect(remove(target, { StreamName })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Stream ${StreamName} under account ${target.accountId} not found.`),
      );
    },
    'refuses while the stream is being made': onlyLocally('the moment', async (target) => {
      const StreamName = await createStream(target, { ShardCount: 1 });
      await expect(remove(target, { StreamName })).rejects.toMatchObject(
        refusal('ResourceInUseException', /not ACTIVE, instead in state CREATING$/),
      );
    }),
  },
};

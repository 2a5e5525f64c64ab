import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { clientSettings } from '../aws/client-settings.ts';
import type { ExistingKind } from './existing-kind.ts';

export const existingStream: ExistingKind = {
  name: /^[A-Za-z0-9_.-]{1,128}$/,
  async find({ config, signal }, { name, region, arn }) {
    const kinesis = new KinesisClient(clientSettings(config, region));
    const found = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: name }), { abortSignal: signal });
    if (found.StreamDescriptionSummary?.StreamStatus === 'DELETING') return undefined;
    return { Arn: arn('kinesis', `stream/${name}`), Name: name };
  },
};

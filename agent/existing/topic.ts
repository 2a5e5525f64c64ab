import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings.ts';
import type { ExistingKind } from './existing-kind.ts';

export const existingTopic: ExistingKind = {
  name: /^[A-Za-z0-9_-]{1,256}$|^[A-Za-z0-9_-]{1,251}\.fifo$/,
  async find({ config, signal }, { name, region, arn }) {
    const sns = new SNSClient(clientSettings(config, region));
    const topic = arn('sns', name);
    await sns.send(new GetTopicAttributesCommand({ TopicArn: topic }), { abortSignal: signal });
    return { Arn: topic, Name: name };
  },
};

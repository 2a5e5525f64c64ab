import { documentText } from '../resource-properties.ts';
import type { ResourceType } from '../resource-type.ts';

export const s3BucketPolicy: ResourceType = {
  properties: {
    Bucket: { type: 'String', required: true, update: 'replace' },
    PolicyDocument: { type: 'Json', required: true },
  },
  attributes: [],
  async create(context, properties) {
    const Bucket = String(properties['Bucket']);
    await context.call('s3', 'PutBucketPolicy', { Bucket, Policy: documentText(properties['PolicyDocument']) });
    context.initiated(Bucket);
    return { physicalId: Bucket, attributes: {} };
  },
  async update(context, { physicalId: Bucket }, properties) {
    await context.call('s3', 'PutBucketPolicy', { Bucket, Policy: documentText(properties['PolicyDocument']) });
    return { physicalId: Bucket, attributes: {} };
  },
  async delete(context, { physicalId: Bucket }) {
    await context.call('s3', 'DeleteBucketPolicy', { Bucket });
  },
  async read(context, { physicalId: Bucket, properties }) {
    const { Policy } = await context.call<{ Policy: string }>('s3', 'GetBucketPolicy', { Bucket });
    return { ...properties, PolicyDocument: JSON.parse(Policy) as unknown };
  },
};

import { isThere } from '../already-exists.ts';
import { physicalName } from '../physical-name.ts';
import { boundedTags, replacing, string } from '../property.ts';
import { record, tagList, tagsOf } from '../resource-properties.ts';
import { ResourceFailure, type ResourceContext, type ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';
import { bucketSettings } from './aws-s3-bucket-settings.ts';

export const s3Bucket: ResourceType = {
  properties: {
    BucketName: replacing(string),
    Tags: boundedTags,
    ...Object.fromEntries(Object.entries(bucketSettings).map(([name, { property }]) => [name, property])),
  },
  absent: [
    'AbacStatus',
    'AccelerateConfiguration',
    'AccessControl',
    'AnalyticsConfigurations',
    'BucketNamePrefix',
    'BucketNamespace',
    'CorsConfiguration',
    'IntelligentTieringConfigurations',
    'InventoryConfigurations',
    'LoggingConfiguration',
    'MetadataConfiguration',
    'MetadataTableConfiguration',
    'MetricsConfigurations',
    'NotificationConfiguration',
    'ObjectLockConfiguration',
    'ObjectLockEnabled',
    'ReplicationConfiguration',
    'WebsiteConfiguration',
  ],
  attributes: ['Arn', 'DomainName', 'DualStackDomainName', 'RegionalDomainName', 'WebsiteURL'],
  nameProperty: 'BucketName',
  taggable: true,
  async create(context, properties) {
    const Bucket = String(properties['BucketName'] ?? physicalName(context, 63).toLowerCase());
    // in us-east-1 CreateBucket answers success for a bucket that one has
    if (properties['BucketName'] !== undefined && (await isThere(context, 's3', 'HeadBucket', { Bucket })))
      throw new ResourceFailure(`${Bucket} already exists`);
    await context.call('s3', 'CreateBucket', {
      Bucket,
      ...(context.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: context.region } }),
    });
    context.initiated(Bucket);
    await applySettings(context, Bucket, {}, properties);
    await putTags(context, Bucket, tagsOf(s3Bucket, context, properties));
    return outcome(context, Bucket);
  },
  async update(context, { physicalId: Bucket, properties: before, tags }, properties) {
    await applySettings(context, Bucket, before, properties);
    const wanted = tagsOf(s3Bucket, context, properties);
    if (JSON.stringify(wanted) !== JSON.stringify(tags)) await putTags(context, Bucket, wanted);
    return outcome(context, Bucket);
  },
  async delete(context, { physicalId: Bucket }) {
    await context.call('s3', 'DeleteBucket', { Bucket });
  },
  async read(context, { physicalId: Bucket, properties }) {
    const live: Properties = {};
    if (properties['BucketName'] !== undefined) live['BucketName'] = Bucket;
    await context.call('s3', 'HeadBucket', { Bucket });
    for (const [name, { read }] of Object.entries(bucketSettings))
      if (properties[name] !== undefined && read) live[name] = await read(context, Bucket);
    return live;
  },
};

const applySettings = async (
  context: ResourceContext,
  Bucket: string,
  before: Properties,
  after: Properties,
): Promise<void> => {
  for (const [name, { put, remove }] of Object.entries(bucketSettings)) {
    if (JSON.stringify(before[name]) === JSON.stringify(after[name])) continue;
    if (after[name] === undefined) await remove(context, Bucket);
    else await put(context, Bucket, record(after[name]));
  }
};

const putTags = (context: ResourceContext, Bucket: string, tags: Record<string, string>) =>
  context.call('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: tagList(tags) } });

const outcome = ({ partition, region }: ResourceContext, name: string) => ({
  physicalId: name,
  attributes: {
    Arn: `arn:${partition}:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    WebsiteURL: `http://${name}.s3-website-${region}.amazonaws.com`,
  },
});

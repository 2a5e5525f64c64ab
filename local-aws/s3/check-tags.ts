import type { Tag } from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';

export type Tagged = 'Bucket' | 'Object';

const limits: Record<Tagged, [count: number, words: string]> = {
  Bucket: [50, 'Bucket tag count cannot be greater than 50'],
  Object: [10, 'Object tags cannot be greater than 10'],
};

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const systemTags: Record<Tagged, string> = {
  Bucket: 'System tags cannot be added/updated by requester',
  Object: 'Your TagKey cannot be prefixed with aws:',
};

const invalid = (message: string, key: string, value?: string): AwsError =>
  new AwsError('InvalidTag', message, 400, { TagKey: key, ...(value === undefined ? {} : { TagValue: value }) });

/** What S3 refuses of a tag set, in its words. A service that acts for somebody, as CloudFormation, sets tags of AWS. */
export const checkTags = (kind: Tagged, tags: Tag[], via?: string): void => {
  const [count, words] = limits[kind];
  if (tags.length > count) throw new AwsError('BadRequest', words);
  const keys = new Set<string>();
  for (const { Key = '', Value = '' } of tags) {
    if (Key === '' || Key.length > 128 || !allowed.test(Key))
      throw invalid('The TagKey you have provided is invalid', Key);
    if (Value.length > 256 || !allowed.test(Value)) {
      throw invalid('The TagValue you have provided is invalid', Key, Value);
    }
    if (via === undefined && /^aws:/i.test(Key)) throw invalid(systemTags[kind], Key);
    if (keys.has(Key)) throw invalid('Cannot provide multiple Tags with the same key', Key);
    keys.add(Key);
  }
};

import type { Tag } from '@aws-sdk/client-acm';
import { AwsError } from '../aws-error.ts';

export const tagRecord = (tags: Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

export const checkTags = (tags: Tag[] | undefined, arn: string, present: Record<string, string> = {}): void => {
  for (const { Key = '' } of tags ?? [])
    if (/^aws:/i.test(Key))
      throw new AwsError('InvalidTagException', `Tag Key: ${Key} is a reserved key: keys must not begin with aws:`);
  if (Object.keys({ ...present, ...tagRecord(tags) }).length > 50)
    throw new AwsError(
      'TooManyTagsException',
      `the TagSet: '${JSON.stringify(tags)}' for ${arn} contains too many Tags`,
    );
};

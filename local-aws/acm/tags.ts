import type { Tag } from '@aws-sdk/client-acm';
import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import { createValidation } from '../validation.ts';

export const tagRecord = (tags: Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

const text = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const shown = '[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*';

/** What each tag must be by itself, before IAM is asked. */
export const checkTagTexts = (tags: Tag[] | undefined): void => {
  const validation = createValidation('ValidationException');
  if (tags?.length === 0) {
    const problem = failedConstraint('tags', 'Member must have length greater than or equal to 1', tags);
    throw new AwsError('ValidationException', validationErrors(problem));
  }
  tags?.forEach(({ Key, Value }, i) => {
    const at = `tags.${i + 1}.member`;
    validation.present(`${at}.key`, Key);
    validation.text(`${at}.key`, Key, { min: 1, max: 128, pattern: text, shown });
    validation.text(`${at}.value`, Value, { max: 256, pattern: text, shown });
  });
  validation.throwIfAny();
};

/** AWS's own tags are neither made nor taken away by others. */
export const refuseInternalTags = (tags: Tag[] | undefined): void => {
  for (const { Key = '' } of tags ?? [])
    if (/^aws:/i.test(Key))
      throw new AwsError(
        'ValidationException',
        `Invalid Tag Key: "${Key}". AWS internal tags cannot be changed with this API`,
      );
};

export const checkTags = (tags: Tag[] | undefined, present: Record<string, string> = {}): void => {
  refuseInternalTags(tags);
  const all = Object.entries({ ...present, ...tagRecord(tags) });
  if (all.length > 50)
    throw new AwsError(
      'TooManyTagsException',
      `the TagSet: '{${all.map(([key, value]) => `${key}=${value}`).join(', ')}}' contains too many Tags`,
    );
};

import type { Tag } from '@aws-sdk/client-iam';
import { AwsError } from '../aws-error.ts';
import type { ContextValue } from '../operation.ts';
import { limitExceeded } from './errors.ts';
import { tagKeys } from './request-context.ts';

const maxTags = 50;

export const toTags = (tags: Record<string, string>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

export const byKey = (a: Tag, b: Tag): number => ((a.Key ?? '') < (b.Key ?? '') ? -1 : 1);

export const fromTags = (tags: Tag[] | undefined): Record<string, string> => {
  const given = tags ?? [];
  const keys = new Set(given.map(({ Key }) => (Key ?? '').toLowerCase()));
  if (keys.size !== given.length) {
    throw new AwsError('InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  return Object.fromEntries(given.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
};

/** The keys of a policy's tags are told apart by case. */
export const fromPolicyTags = (tags: Tag[] | undefined): Record<string, string> => {
  const given = tags ?? [];
  const values = Object.fromEntries(given.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
  if (Object.keys(values).length !== given.length) throw new AwsError('InvalidInput', 'Duplicate tag keys found.');
  return values;
};

export const requestTagContext = (tags: Tag[] | undefined): Record<string, ContextValue> => {
  if (tags === undefined || tags.length === 0) return {};
  const values = Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
  return { ...(tagKeys('aws:RequestTag', values) as Record<string, string>), 'aws:TagKeys': Object.keys(values) };
};

/** IAM's tag keys are one whatever their case; the last to be set decides how it is written. */
export const withoutTags = (tags: Record<string, string>, keys: string[] | undefined): Record<string, string> => {
  const gone = new Set((keys ?? []).map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !gone.has(key.toLowerCase())));
};

export const withTags = (tags: Record<string, string>, given: Tag[] | undefined): Record<string, string> => {
  const more = fromTags(given);
  const all = { ...withoutTags(tags, Object.keys(more)), ...more };
  if (Object.keys(all).length > maxTags) throw limitExceeded('The number of tags has reached the maximum limit.');
  return all;
};

import type { LifecycleRule } from '@aws-sdk/client-s3';
import type { Bucket, ObjectVersion } from './store.ts';

const dayMs = 24 * 3600_000;

const covers = ({ Filter = {}, Prefix }: LifecycleRule, { key, tags, body }: ObjectVersion): boolean => {
  const { And, Tag } = Filter;
  const {
    ObjectSizeGreaterThan: above = -1,
    ObjectSizeLessThan: below = Infinity,
    Prefix: prefix = '',
  } = And ?? { ...Filter, Prefix: Filter.Prefix ?? Prefix };
  const wanted = And?.Tags ?? (Tag === undefined ? [] : [Tag]);
  return (
    key.startsWith(prefix) &&
    wanted.every(({ Key = '', Value }) => tags[Key] === Value) &&
    body.length > above &&
    body.length < below
  );
};

/** Days are counted to the next midnight after they have passed. */
const timeOf = ({ Expiration }: LifecycleRule, { lastModified }: ObjectVersion): number | undefined => {
  if (Expiration?.Date !== undefined) return Expiration.Date.getTime();
  if (Expiration?.Days === undefined) return undefined;
  return (Math.floor(lastModified / dayMs) + 1 + Expiration.Days) * dayMs;
};

/** x-amz-expiration: when the lifecycle of the bucket will delete an object, and by which rule. */
export const expirationOf = (bucket: Bucket, version: ObjectVersion): { Expiration?: string } => {
  const [next] = (bucket.lifecycle ?? [])
    .filter((rule) => rule.Status === 'Enabled' && covers(rule, version))
    .map((rule) => ({ id: rule.ID ?? '', at: timeOf(rule, version) ?? Infinity }))
    .filter(({ at }) => at !== Infinity)
    .sort((a, b) => a.at - b.at);
  if (next === undefined) return {};
  return { Expiration: `expiry-date="${new Date(next.at).toUTCString()}", rule-id="${encodeURIComponent(next.id)}"` };
};

import type { LifecycleRule, LifecycleRuleFilter } from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import { checkTransitions } from './check-transitions.ts';
import { invalidArgument, malformedXml } from './errors.ts';

const maxRules = 1000;
const maxIdLength = 255;
const dayMs = 24 * 3600_000;

const actions = [
  'Expiration',
  'Transitions',
  'NoncurrentVersionTransitions',
  'NoncurrentVersionExpiration',
  'AbortIncompleteMultipartUpload',
] as const;

/** A filter has one predicate; several stand under And. */
const checkFilter = (filter: LifecycleRuleFilter): void => {
  if (Object.keys(filter).length > 1) throw malformedXml();
  const keys = (filter.And?.Tags ?? []).map(({ Key }) => Key);
  if (new Set(keys).size !== keys.length) {
    throw new AwsError('InvalidRequest', 'Duplicate Tag Keys are not allowed.');
  }
};

const checkPositive = (action: string, field: string, value: number | undefined): void => {
  if (value === undefined || value > 0) return;
  throw invalidArgument(`'${field}' for ${action} action must be a positive integer`, field, String(value));
};

const checkExpiration = (expiration: NonNullable<LifecycleRule['Expiration']>): void => {
  if (Object.keys(expiration).length !== 1) throw malformedXml();
  const { Days, Date: date } = expiration;
  checkPositive('Expiration', 'Days', Days);
  if (date !== undefined && date.getTime() % dayMs !== 0) {
    throw invalidArgument("'Date' must be at midnight GMT", 'Date', date.toISOString());
  }
};

/** Uploads and delete markers have no tags, and no size. */
const checkUnfiltered = (
  action: string,
  { Tag, ObjectSizeGreaterThan, ObjectSizeLessThan, And }: LifecycleRuleFilter,
) => {
  const sizes = [ObjectSizeGreaterThan, ObjectSizeLessThan, And?.ObjectSizeGreaterThan, And?.ObjectSizeLessThan];
  const what = Tag !== undefined || And?.Tags !== undefined ? 'Tags' : 'Object Size';
  if (what === 'Object Size' && sizes.every((size) => size === undefined)) return;
  throw new AwsError('InvalidRequest', `${action} cannot be specified with ${what}.`);
};

const checkRule = (rule: LifecycleRule): void => {
  const { Status, Filter, Prefix, ID = '', Expiration, NoncurrentVersionExpiration } = rule;
  const { AbortIncompleteMultipartUpload: abort } = rule;
  if (Status !== 'Enabled' && Status !== 'Disabled') throw malformedXml();
  if ((Filter === undefined) === (Prefix === undefined)) throw malformedXml();
  if (ID.length > maxIdLength) {
    throw invalidArgument(`ID length should not exceed allowed limit of ${maxIdLength}`, 'ID', ID);
  }
  if (actions.every((action) => rule[action] === undefined)) {
    throw new AwsError('InvalidRequest', 'At least one action needs to be specified in a rule');
  }
  if (NoncurrentVersionExpiration !== undefined && Object.keys(NoncurrentVersionExpiration).length === 0) {
    throw malformedXml();
  }
  if (Filter !== undefined) checkFilter(Filter);
  if (Expiration !== undefined) checkExpiration(Expiration);
  checkTransitions(rule);
  checkPositive('NoncurrentVersionExpiration', 'NoncurrentDays', NoncurrentVersionExpiration?.NoncurrentDays);
  checkPositive('AbortIncompleteMultipartUpload', 'DaysAfterInitiation', abort?.DaysAfterInitiation);
  if (abort !== undefined) checkUnfiltered('AbortIncompleteMultipartUpload', Filter ?? {});
  if (Expiration?.ExpiredObjectDeleteMarker) checkUnfiltered('ExpiredObjectDeleteMarker', Filter ?? {});
};

/** What S3 refuses of the rules of a lifecycle, in its words. */
export const checkRules = (rules: LifecycleRule[]): void => {
  if (rules.length === 0 || rules.length > maxRules) throw malformedXml();
  for (const rule of rules) checkRule(rule);
  const ids = rules.flatMap(({ ID }) => ID ?? []);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) {
    throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule', 'ID', twice);
  }
};

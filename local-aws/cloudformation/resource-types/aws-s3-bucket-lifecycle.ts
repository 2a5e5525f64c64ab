import { bool, int, listOf, object, oneOf, required, string } from '../property.ts';
import { boolean, compact, integer, list, record } from '../resource-properties.ts';
import type { Property } from '../resource-type.ts';

type Values = Record<string, unknown>;

const at: Property = { ...string, pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/ };
const size: Property = { ...string, pattern: /[0-9]+/, bounds: [undefined, 20] };
const storage = required(
  oneOf('DEEP_ARCHIVE', 'GLACIER', 'Glacier', 'GLACIER_IR', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'STANDARD_IA'),
);
const transition = object({ StorageClass: storage, TransitionDate: at, TransitionInDays: int });
const noncurrentTransition = object({
  NewerNoncurrentVersions: int,
  StorageClass: storage,
  TransitionInDays: required(int),
});

export const lifecycleProperty = object(
  {
    Rules: required(
      listOf(
        object({
          AbortIncompleteMultipartUpload: object({ DaysAfterInitiation: required({ ...int, bounds: [0] }) }),
          ExpirationDate: at,
          ExpirationInDays: int,
          ExpiredObjectDeleteMarker: bool,
          Id: { ...string, bounds: [undefined, 255] },
          NoncurrentVersionExpiration: object({ NewerNoncurrentVersions: int, NoncurrentDays: required(int) }),
          NoncurrentVersionExpirationInDays: int,
          NoncurrentVersionTransition: noncurrentTransition,
          NoncurrentVersionTransitions: listOf(noncurrentTransition),
          ObjectSizeGreaterThan: size,
          ObjectSizeLessThan: size,
          Prefix: string,
          Status: required(oneOf('Enabled', 'Disabled')),
          TagFilters: listOf(object({ Key: required(string), Value: required(string) })),
          Transition: transition,
          Transitions: listOf(transition),
        }),
      ),
    ),
  },
  ['TransitionDefaultMinimumObjectSize'],
);

/** CloudFormation's rules have other names than S3's. */
export const lifecycleRule = (rule: Values): Values => {
  const expiration = compact({
    Date: dateOf(rule['ExpirationDate']),
    Days: integer(rule['ExpirationInDays']),
    ExpiredObjectDeleteMarker: boolean(rule['ExpiredObjectDeleteMarker']),
  });
  const noncurrent = record(rule['NoncurrentVersionExpiration']);
  const noncurrentExpiration = compact({
    NoncurrentDays: integer(noncurrent['NoncurrentDays'] ?? rule['NoncurrentVersionExpirationInDays']),
    NewerNoncurrentVersions: integer(noncurrent['NewerNoncurrentVersions']),
  });
  const transitions = all(rule, 'Transition').map((entry) =>
    compact({
      Date: dateOf(entry['TransitionDate']),
      Days: integer(entry['TransitionInDays']),
      StorageClass: storageOf(entry),
    }),
  );
  const noncurrentTransitions = all(rule, 'NoncurrentVersionTransition').map((entry) =>
    compact({
      NoncurrentDays: integer(entry['TransitionInDays']),
      NewerNoncurrentVersions: integer(entry['NewerNoncurrentVersions']),
      StorageClass: storageOf(entry),
    }),
  );
  const abort = integer(record(rule['AbortIncompleteMultipartUpload'])['DaysAfterInitiation']);
  return compact({
    ID: rule['Id'],
    Status: rule['Status'],
    Filter: filterOf(rule),
    Expiration: unlessEmpty(expiration),
    NoncurrentVersionExpiration: unlessEmpty(noncurrentExpiration),
    Transitions: transitions.length === 0 ? undefined : transitions,
    NoncurrentVersionTransitions: noncurrentTransitions.length === 0 ? undefined : noncurrentTransitions,
    AbortIncompleteMultipartUpload: abort === undefined ? undefined : { DaysAfterInitiation: abort },
  });
};

/** One alone stands in the filter itself; several are put together by And. */
const filterOf = (rule: Values): Values => {
  const tags = list<{ Key: string; Value: string }>(rule['TagFilters']);
  const parts = compact({
    Prefix: rule['Prefix'],
    ObjectSizeGreaterThan: integer(rule['ObjectSizeGreaterThan']),
    ObjectSizeLessThan: integer(rule['ObjectSizeLessThan']),
  });
  const [tag] = tags;
  if (Object.keys(parts).length + tags.length > 1)
    return { And: { ...parts, ...(tag === undefined ? {} : { Tags: tags }) } };
  if (tag !== undefined) return { Tag: tag };
  return Object.keys(parts).length === 0 ? { Prefix: '' } : parts;
};

/** Transition and the newer list Transitions, taken together. */
const all = (rule: Values, name: string): Values[] => [
  ...(rule[name] === undefined ? [] : [record(rule[name])]),
  ...list<Values>(rule[`${name}s`]),
];

const storageOf = ({ StorageClass }: Values): unknown => (StorageClass === 'Glacier' ? 'GLACIER' : StorageClass);

const dateOf = (value: unknown): Date | undefined => (value === undefined ? undefined : new Date(String(value)));

const unlessEmpty = (value: object): object | undefined => (Object.keys(value).length === 0 ? undefined : value);

import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';

type Rule =
  | { kind: 'text'; min?: number; max?: number; pattern?: RegExp; words?: string }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'enum'; values: string[] };

const letters = 'It must contain only alphanumeric characters and/or the following: +=,.@_-';
const slashes = 'It must begin and end with / and contain only alphanumeric characters and/or / characters.';
const prefix = 'It must begin with the / character and contain only alphanumeric characters and/or / characters.';

const name = (max: number): Rule => ({ kind: 'text', min: 1, max, pattern: /^[\w+=,.@-]*$/, words: letters });
const text = (min: number, max: number): Rule => ({ kind: 'text', min, max });
const oneOf = (...values: string[]): Rule => ({ kind: 'enum', values });

/** Lengths, ranges and patterns of IAM's service model: a member of one name means the same in nearly all operations. */
const rules: Record<string, Rule> = {
  AccessKeyId: { ...text(16, 128), pattern: /^\w*$/, words: 'It must contain only alphanumeric characters.' } as Rule,
  AssumeRolePolicyDocument: text(1, 131_072),
  Description: text(0, 1000),
  EntityFilter: oneOf('User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'),
  Marker: text(1, 320),
  MaxItems: { kind: 'number', min: 1, max: 1000 },
  MaxSessionDuration: { kind: 'number', min: 3600, max: 43_200 },
  Path: { kind: 'text', min: 1, max: 512, pattern: /^(\/|\/[\x21-\x7e]+\/)?$/, words: slashes },
  PathPrefix: { kind: 'text', min: 1, max: 512, pattern: /^(\/[\x21-\x7f]*)?$/, words: prefix },
  PermissionsBoundary: text(20, 2048),
  PolicyArn: text(20, 2048),
  PolicyDocument: text(1, 131_072),
  PolicyName: name(128),
  PolicySourceArn: text(20, 2048),
  RoleName: name(64),
  Scope: oneOf('All', 'AWS', 'Local'),
  Status: oneOf('Active', 'Inactive', 'Expired'),
  UserName: name(128),
  VersionId: { kind: 'text', pattern: /^v[1-9]\d*(\.[A-Za-z0-9-]*)?$/ },
};

/** Only where a user is made is his name shorter. */
const exceptions: Record<string, Record<string, Rule>> = { CreateUser: { UserName: name(64) } };

const tagPattern = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
const tagKey = { kind: 'text', min: 1, max: 128, pattern: new RegExp(`^${tagPattern}*$`, 'u') } satisfies Rule;
const tagValue: Rule = { kind: 'text', max: 256, pattern: new RegExp(`^${tagPattern}*$`, 'u') };
const maxTags = 50;

type Problems = { constraints: string[]; words: string | undefined };

const check = (problems: Problems, field: string, rule: Rule, value: unknown): void => {
  if (value === undefined) return;
  const shown = rule.kind === 'text' ? undefined : String(value);
  const fail = (constraint: string) =>
    void problems.constraints.push(failedConstraint(field, `Member must ${constraint}`, shown));
  if (rule.kind === 'enum') {
    if (!rule.values.includes(String(value))) fail(`satisfy enum value set: [${rule.values.join(', ')}]`);
    return;
  }
  const measure = rule.kind === 'number' ? 'value' : 'length';
  const size = rule.kind === 'number' ? Number(value) : String(value).length;
  if (rule.min !== undefined && size < rule.min) fail(`have ${measure} greater than or equal to ${rule.min}`);
  if (rule.max !== undefined && size > rule.max) fail(`have ${measure} less than or equal to ${rule.max}`);
  if (rule.kind === 'number' || rule.pattern === undefined || rule.pattern.test(String(value))) return;
  if (rule.words === undefined) fail(`satisfy regular expression pattern: ${shownPattern(rule, field)}`);
  else problems.words ??= `The specified value for ${field} is invalid. ${rule.words}`;
};

const shownPattern = (rule: Rule, field: string): string => {
  if (rule === tagKey || rule === tagValue) return `${tagPattern}${field.endsWith('key') ? '+' : '*'}`;
  return rule.kind === 'text' ? (rule.pattern?.source.replace(/^\^|\$$/g, '').replaceAll('\\d', '[0-9]') ?? '') : '';
};

type Tags = { Key?: string; Value?: string }[];

const checkTags = (problems: Problems, { Tags, TagKeys }: { Tags?: Tags; TagKeys?: string[] }): void => {
  for (const [field, list] of Object.entries({ tags: Tags ?? [], tagKeys: TagKeys ?? [] })) {
    if (list.length <= maxTags) continue;
    const constraint = `Member must have length less than or equal to ${maxTags}`;
    problems.constraints.push(failedConstraint(field, constraint));
  }
  for (const [i, { Key, Value }] of (Tags ?? []).entries()) {
    check(problems, `tags.${i + 1}.member.key`, tagKey, Key);
    check(problems, `tags.${i + 1}.member.value`, tagValue, Value);
  }
  const fits = (key: string) => key.length >= 1 && key.length <= 128 && tagKey.pattern.test(key);
  if (TagKeys?.every(fits) === false) {
    const each = [
      ...['have length less than or equal to 128', 'have length greater than or equal to 1'],
      ...[`satisfy regular expression pattern: ${tagPattern}+`, 'not be null'],
    ].map((constraint) => `Member must ${constraint}`);
    problems.constraints.push(failedConstraint('tagKeys', `Member must satisfy constraint: [${each.join(', ')}]`));
  }
};

/** What IAM refuses before it looks at anything: its model's constraints, in its words. */
export const checkInput = (operation: string, input: object): void => {
  const problems: Problems = { constraints: [], words: undefined };
  for (const [member, value] of Object.entries(input)) {
    const rule = exceptions[operation]?.[member] ?? rules[member];
    if (rule !== undefined) check(problems, `${member.charAt(0).toLowerCase()}${member.slice(1)}`, rule, value);
  }
  checkTags(problems, input);
  const { constraints, words } = problems;
  if (constraints.length > 0) throw new AwsError('ValidationError', validationErrors(...constraints));
  if (words !== undefined) throw new AwsError('ValidationError', words);
};

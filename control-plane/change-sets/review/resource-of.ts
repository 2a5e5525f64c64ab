import type { Change } from '../../../contract/change-set.ts';
import { isRecord, parseJson, type Json } from '../../template/json.ts';
import type { ReviewInput } from './review-input.ts';

/**
 * The properties of a changed resource before and after. As CloudFormation resolved them, where it says so; else as the
 * template has them.
 */
export const propertiesBefore = ({ before }: ReviewInput, change: Change): Json =>
  resolved(change.before) ?? before?.resources[change.logicalId]?.properties;

export const propertiesAfter = ({ after }: ReviewInput, change: Change): Json => {
  if (change.action === 'Remove') return undefined;
  const inTemplate = written({ after }, change);
  const known = resolved(change.after);
  return known === undefined ? inTemplate : withoutGaps(known, inTemplate);
};

/** As the template has them: dynamic references and functions stand there unresolved. */
export const written = ({ after }: Pick<ReviewInput, 'after'>, change: Change): Json =>
  after.resources[change.logicalId]?.properties;

const resolved = (context: string | null): Json => {
  const value = parseJson(context);
  return isRecord(value) ? value['Properties'] : undefined;
};

const gap = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** What will be known only after the execution is shown as the template says it: `${Bucket.Arn}/*`. */
const withoutGaps = (known: Json, inTemplate: Json): Json => {
  if (typeof known === 'string')
    return known.includes(gap) ? (expression(inTemplate) ?? known.replaceAll(gap, '(known later)')) : known;
  if (Array.isArray(known))
    return known.map((each, index) => withoutGaps(each, Array.isArray(inTemplate) ? inTemplate[index] : undefined));
  if (!isRecord(known)) return known;
  const source = isRecord(inTemplate) ? inTemplate : {};
  return Object.fromEntries(Object.entries(known).map(([key, each]) => [key, withoutGaps(each, source[key])]));
};

const expression = (value: Json): string | undefined => {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return undefined;
  const { Ref: name, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value;
  if (typeof name === 'string') return `\${${name}}`;
  if (Array.isArray(attribute)) return `\${${attribute.join('.')}}`;
  if (typeof text === 'string') return text;
  return JSON.stringify(value);
};

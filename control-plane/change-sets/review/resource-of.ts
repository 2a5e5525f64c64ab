import type { Change } from '../../../contract/change-set.ts';
import { isRecord, parseJson, type Json } from '../template/json.ts';
import type { ReviewInput } from './review-input.ts';

/**
 * The properties of a changed resource before and after. As CloudFormation resolved them, where it says so; else as the
 * template has them, which DescribeChangeSet cuts never.
 */
export const propertiesBefore = ({ before }: ReviewInput, change: Change): Json =>
  resolved(change.before) ?? before?.resources[change.logicalId]?.properties;

export const propertiesAfter = ({ after }: ReviewInput, change: Change): Json =>
  change.action === 'Remove' ? undefined : (resolved(change.after) ?? written({ after }, change));

/** As the template has them: dynamic references and functions stand there unresolved. */
export const written = ({ after }: Pick<ReviewInput, 'after'>, change: Change): Json =>
  after.resources[change.logicalId]?.properties;

const resolved = (context: string | null): Json => {
  const value = parseJson(context);
  return isRecord(value) ? value['Properties'] : undefined;
};

import { AwsError } from '../aws-error.ts';
import type { PolicyDocument } from '../operation.ts';
import { policyOf } from '../iam/policy/document.ts';

const mostActions = 7;

/** A queue's policy has statements, and they speak of SQS alone. */
export const checkPolicy = (text: string): void => {
  const statements = statementsOf(text);
  const actions = statements?.map(({ actions, notActions }) => actions ?? notActions ?? []);
  const isOurs = (action: string) => action === '*' || /^sqs:/i.test(action);
  if (!actions || actions.length === 0 || !actions.flat().every(isOurs)) {
    throw new AwsError('InvalidAttributeValue', 'Invalid value for the parameter Policy.');
  }
  const most = Math.max(...actions.map((list) => list.length));
  if (most <= mostActions) return;
  throw new AwsError(
    'OverLimit',
    `${most} actions were found in a statement from the submitted policy, max allowed is ${mostActions}`,
  );
};

const statementsOf = (text: string) => {
  try {
    return policyOf(JSON.parse(text) as PolicyDocument).statements;
  } catch {
    return undefined;
  }
};

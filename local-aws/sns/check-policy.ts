import type { PolicyDocument } from '../operation.ts';
import { policyOf } from '../iam/policy/document.ts';
import { invalidParameter } from './sns-error.ts';

/** What can be done with one topic; the rest of SNS has no place in its policy. */
const topicActions =
  /^(\*|sns:(.*[*?].*|AddPermission|DeleteTopic|GetDataProtectionPolicy|GetTopicAttributes|ListSubscriptionsByTopic|ListTagsForResource|Publish|PutDataProtectionPolicy|Receive|RemovePermission|SetTopicAttributes|Subscribe|TagResource|UntagResource))$/i;

/** A topic's policy has statements, and they speak of topics alone. */
export const checkPolicy = (text: string): void => {
  const actions = statementsOf(text).flatMap(({ actions, notActions }) => actions ?? notActions ?? []);
  if (!actions.every((action) => topicActions.test(action))) {
    throw invalidParameter('Policy statement action out of service scope!');
  }
};

const statementsOf = (text: string) => {
  try {
    const { statements } = policyOf(JSON.parse(text) as PolicyDocument);
    if (statements.length > 0) return statements;
  } catch {
    // the same answer as for a policy without statements
  }
  throw invalidParameter('Policy Error: null');
};

import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { AwsError } from '../aws-error.ts';
import type { Principal } from '../principal.ts';

type SessionTags = { tags: Record<string, string>; transitiveTagKeys: string[] };

const inheritedBy = (principal: Principal): Record<string, string> => {
  if (principal.kind !== 'assumed-role') return {};
  const { tags, transitiveTagKeys = [] } = principal;
  return Object.fromEntries(Object.entries(tags).filter(([key]) => transitiveTagKeys.includes(key)));
};

export const givenTags = (input: AssumeRoleCommandInput): Record<string, string> =>
  Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));

/** The tags of a new session: those given, and the transitive ones of the session that asks, which nothing replaces. */
export const sessionTags = (principal: Principal, input: AssumeRoleCommandInput): SessionTags => {
  const inherited = inheritedBy(principal);
  const given = givenTags(input);
  const taken = new Set(Object.keys(inherited).map((key) => key.toLowerCase()));
  if (Object.keys(given).some((key) => taken.has(key.toLowerCase()))) {
    throw new AwsError(
      'InvalidParameterValue',
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  const wanted = new Set((input.TransitiveTagKeys ?? []).map((key) => key.toLowerCase()));
  const passedOn = Object.keys(given).filter((key) => wanted.has(key.toLowerCase()));
  return { tags: { ...inherited, ...given }, transitiveTagKeys: [...Object.keys(inherited), ...passedOn] };
};

import type { RequestContext } from '../policy/context.ts';
import { coversAction } from '../policy/match-statement.ts';
import { variablesIn } from '../policy/pattern.ts';
import type { NamedPolicy } from '../policy/evaluate.ts';
import type { Statement } from '../policy/document.ts';

const keysOf = (statement: Statement, variables: boolean): string[] => {
  const values = statement.conditions.flatMap(([, , wanted]) => wanted);
  const patterns = [...(statement.resources ?? []), ...(statement.notResources ?? []), ...values];
  return [...statement.conditions.map(([, key]) => key), ...(variables ? patterns.flatMap(variablesIn) : [])];
};

/** The condition keys that the policies ask for on this action and that the simulation was not given. */
export const missingContext = (policies: NamedPolicy[], action: string, context: RequestContext): string[] => {
  const keys = policies.flatMap(({ policy }) =>
    policy.statements
      .filter((statement) => coversAction(statement, action))
      .flatMap((statement) => keysOf(statement, policy.variables)),
  );
  return [...new Set(keys)].filter((key) => !context.has(key.toLowerCase()));
};

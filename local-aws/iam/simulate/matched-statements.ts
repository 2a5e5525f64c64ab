import type { Statement } from '@aws-sdk/client-iam';
import { matchesResourceStatement, matchesStatement, type EvaluatedRequest } from '../policy/match-statement.ts';
import { statementPositions } from '../policy/statement-positions.ts';
import type { Decision, NamedPolicy, PolicySet } from '../policy/evaluate.ts';

const shown = ({ name, policy }: NamedPolicy, index: number, type: string): Statement => {
  const span = policy.text === undefined ? undefined : statementPositions(policy.text)[index];
  return {
    SourcePolicyId: name,
    // The API says so, whatever the enumeration of its model says
    SourcePolicyType: type as NonNullable<Statement['SourcePolicyType']>,
    ...(span === undefined ? {} : { StartPosition: span.start, EndPosition: span.end }),
  };
};

/** What decided: the statements that allow, or only those that deny; an implicit deny has none. */
export const matchedStatements = (set: PolicySet, request: EvaluatedRequest, decision: Decision): Statement[] => {
  if (!decision.allowed && !decision.explicit) return [];
  const effect = decision.allowed ? 'Allow' : 'Deny';
  const own = [...set.identity, ...(decision.allowed ? [] : (set.boundary ?? []))].flatMap((named) =>
    named.policy.statements.flatMap((statement, index) =>
      statement.effect === effect && matchesStatement(named.policy, statement, request)
        ? [shown(named, index, 'IAM Policy')]
        : [],
    ),
  );
  const { resource } = set;
  if (resource === undefined) return own;
  const bounded = set.boundary !== undefined;
  const attached = resource.policy.statements.flatMap((statement, index) =>
    statement.effect === effect && matchesResourceStatement(resource.policy, statement, request, { bounded }) !== 'none'
      ? [shown(resource, index, 'Resource Policy')]
      : [],
  );
  return [...own, ...attached];
};

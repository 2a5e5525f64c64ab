import type { PolicyDocument } from '../../operation.ts';

export type PrincipalElement = '*' | Record<string, string[]>;
export type Statement = {
  sid: string | undefined;
  effect: 'Allow' | 'Deny';
  principal: PrincipalElement | undefined;
  notPrincipal: PrincipalElement | undefined;
  actions: string[] | undefined;
  notActions: string[] | undefined;
  resources: string[] | undefined;
  notResources: string[] | undefined;
  /** operator -> key -> values */
  conditions: [operator: string, key: string, values: string[]][];
};
export type Policy = {
  /** Policy variables are plain text before version 2012-10-17. */
  variables: boolean;
  /** As it was written, where it came as text. */
  text?: string;
  statements: Statement[];
};

const list = (value: unknown): string[] | undefined => {
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).map(String);
};

const principals = (value: unknown): PrincipalElement | undefined => {
  if (value === undefined) return undefined;
  if (value === '*') return '*';
  return Object.fromEntries(Object.entries(value as object).map(([type, names]) => [type, list(names) ?? []]));
};

const conditionsOf = (value: unknown): Statement['conditions'] =>
  Object.entries((value ?? {}) as Record<string, Record<string, unknown>>).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]): [string, string, string[]] => [operator, key, list(values) ?? []]),
  );

const statementOf = (raw: Record<string, unknown>): Statement => ({
  sid: raw['Sid'] as string | undefined,
  effect: raw['Effect'] === 'Allow' ? 'Allow' : 'Deny',
  principal: principals(raw['Principal']),
  notPrincipal: principals(raw['NotPrincipal']),
  actions: list(raw['Action']),
  notActions: list(raw['NotAction']),
  resources: list(raw['Resource']),
  notResources: list(raw['NotResource']),
  conditions: conditionsOf(raw['Condition']),
});

export const policyOf = (document: PolicyDocument): Policy => {
  const statements = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  return {
    variables: document.Version === '2012-10-17',
    statements: (statements as Record<string, unknown>[]).map(statementOf),
  };
};

const parsed = new Map<string, Policy>();

/** Policies are evaluated far more often than they are written, so the parsed form of each text is kept. */
export const parsePolicy = (text: string): Policy => {
  let policy = parsed.get(text);
  if (policy === undefined) {
    if (parsed.size > 5_000) parsed.clear();
    policy = { ...policyOf(JSON.parse(text) as PolicyDocument), text };
    parsed.set(text, policy);
  }
  return policy;
};

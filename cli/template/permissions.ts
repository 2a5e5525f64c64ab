import type { Template } from './parse-template.ts';
import { valueText } from './value-text.ts';

/** One thing that a policy of the template allows or denies: the smallest unit that two templates are compared by. */
export type Permission = {
  /** Logical id of the resource that carries the policy. */
  logicalId: string;
  verb:
    'may' | 'is denied' | 'lets' | 'refuses' | 'can be assumed by' | 'cannot be assumed by' | 'has' | 'is invoked by';
  action: string;
  who: string;
  on: string;
  when: string;
};

/** Every permission that the template's policies give or take, wherever in a resource they stand. */
export const permissionsOf = (template: Template): Permission[] =>
  Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties = {} }]) => [
    ...statementsIn(Properties).flatMap(({ statement, path }) => permissionsIn(logicalId, statement, path)),
    ...['ManagedPolicyArns', 'PermissionsBoundary'].flatMap((name) => managed(logicalId, name, Properties[name])),
    ...(Type === 'AWS::Lambda::Permission' ? [invocation(logicalId, Properties)] : []),
  ]);

const exceptions = 'everything but ';
export const everythingBut = (names: string[]): string => `${exceptions}${[...names].sort().join(', ')}`;
/** The names that an action of that form leaves out; undefined for any other action. */
export const exceptionsIn = (action: string): string[] | undefined =>
  action.startsWith(exceptions) ? action.slice(exceptions.length).split(', ') : undefined;

type Statement = Record<string, unknown>;
type Found = { statement: Statement; path: string };

/** Walks through conditions and lists, so that a policy inside an Fn::If is found too. */
const statementsIn = (value: unknown, path = ''): Found[] => {
  if (Array.isArray(value)) return value.flatMap((item) => statementsIn(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'Statement'
      ? leaves(inner).map((statement) => ({ statement, path }))
      : statementsIn(inner, `${path}.${name}`),
  );
};

const leaves = (value: unknown): Statement[] => {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value !== 'object' || value === null) return [];
  return 'Effect' in value ? [value as Statement] : Object.values(value).flatMap(leaves);
};

const permissionsIn = (logicalId: string, statement: Statement, path: string): Permission[] => {
  const allow = statement['Effect'] !== 'Deny';
  const who = statement['Principal'] ?? statement['NotPrincipal'];
  const trust = path.includes('AssumeRolePolicyDocument');
  const verb = trust
    ? (['can be assumed by', 'cannot be assumed by'] as const)
    : who
      ? (['lets', 'refuses'] as const)
      : (['may', 'is denied'] as const);
  const principals = `${statement['NotPrincipal'] ? 'everybody but ' : ''}${who ? principalText(who) : ''}`;
  return texts(statement, 'Action').flatMap((action) =>
    texts(statement, 'Resource').map((on) => ({
      logicalId,
      verb: allow ? verb[0] : verb[1],
      action,
      who: principals,
      on: on || (trust ? '' : '*'),
      when: statement['Condition'] ? conditionText(statement['Condition']) : '',
    })),
  );
};

/** The values of Action or Resource one by one; a Not… list is one value, for it means something only as a whole. */
const texts = (statement: Statement, name: 'Action' | 'Resource'): string[] => {
  const excluded = statement[`Not${name}`];
  if (excluded !== undefined) return [everythingBut(list(excluded).map(valueText))];
  const values = list(statement[name] ?? '').map(valueText);
  return values.length ? values : [''];
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const principalText = (who: unknown): string =>
  typeof who === 'object' && who !== null
    ? Object.values(who).flatMap(list).map(valueText).sort().join(', ')
    : valueText(who) === '*'
      ? 'everybody'
      : valueText(who);

const conditionText = (condition: unknown): string =>
  typeof condition === 'object' && condition !== null
    ? Object.entries(condition)
        .flatMap(([operator, tests]) =>
          Object.entries((tests ?? {}) as Record<string, unknown>).map(
            ([key, values]) => `${key} ${operator} ${list(values).map(valueText).join(' or ')}`,
          ),
        )
        .sort()
        .join(' and ')
    : valueText(condition);

const managed = (logicalId: string, name: string, value: unknown): Permission[] =>
  value === undefined || valueText(value) === '${AWS::NoValue}'
    ? []
    : list(value).map((arn) => ({
        logicalId,
        verb: 'has' as const,
        action: `${name === 'PermissionsBoundary' ? 'the boundary' : 'the managed policy'} ${valueText(arn)}`,
        who: '',
        on: '',
        when: '',
      }));

const invocation = (logicalId: string, properties: Record<string, unknown>): Permission => ({
  logicalId,
  verb: 'is invoked by',
  action: '',
  who: valueText(properties['Principal'] ?? ''),
  on: valueText(properties['FunctionName'] ?? ''),
  when: ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'FunctionUrlAuthType']
    .filter((name) => properties[name] !== undefined)
    .map((name) => `${name} is ${valueText(properties[name])}`)
    .join(' and '),
});

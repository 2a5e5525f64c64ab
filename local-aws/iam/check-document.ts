import type { PolicyDocument } from '../operation.ts';
import { checkGrammar, operatorName, type RawStatement } from './check-grammar.ts';
import { failsLegacyParsing, faultOfResource } from './check-resource.ts';
import { malformedPolicy } from './errors.ts';
import { parseDate } from './policy/date.ts';

export type DocumentKind = 'inline' | 'managed' | 'trust' | 'resource';

const parse = (text: string, kind: DocumentKind): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedPolicy(kind === 'trust' ? 'This policy contains invalid Json' : 'Syntax errors in policy.');
  }
};

const texts = (value: unknown): string[] => [value ?? []].flat().map(String);
const actionsOf = (raw: RawStatement): string[] => texts(raw['Action'] ?? raw['NotAction']);
const resourcesOf = (raw: RawStatement): string[] => texts(raw['Resource'] ?? raw['NotResource']);

const hasBadDate = (raw: RawStatement): boolean =>
  Object.entries((raw['Condition'] ?? {}) as Record<string, Record<string, unknown>>).some(
    ([operator, keys]) =>
      operatorName(operator).startsWith('date') &&
      Object.values(keys).some((values) => texts(values).some((value) => parseDate(value) === undefined)),
  );

/** What passes for IAM's grammar and not for the parser that it had before. */
const checkLegacy = (statements: RawStatement[]): void => {
  const fails = (raw: RawStatement): boolean =>
    (raw['Effect'] !== 'Allow' && raw['Effect'] !== 'Deny') ||
    hasBadDate(raw) ||
    resourcesOf(raw).some(failsLegacyParsing);
  if (statements.some(fails)) throw malformedPolicy('The policy failed legacy parsing');
};

const checkSids = (statements: RawStatement[], kind: DocumentKind): void => {
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined || Sid === '' ? [] : [Sid as string]));
  if (new Set(sids).size !== sids.length) {
    throw malformedPolicy('Statement IDs (SID) in a single policy must be unique.');
  }
  if (kind === 'resource' || kind === 'trust' || sids.every((sid) => /^[A-Za-z0-9]*$/.test(sid))) return;
  throw malformedPolicy(
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  );
};

const checkPrincipal = (raw: RawStatement, kind: DocumentKind): void => {
  const principal = raw['Principal'] ?? raw['NotPrincipal'];
  if (kind === 'resource') {
    if (principal === undefined) throw malformedPolicy('Missing required field Principal');
  } else if (kind !== 'trust') {
    if (principal !== undefined) throw malformedPolicy('Policy document should not specify a principal.');
  } else if (raw['NotPrincipal'] !== undefined) {
    throw malformedPolicy('AssumeRolepolicy contained an invalid principal: "NOT_PRINCIPAL".');
  } else if (principal === undefined) {
    throw malformedPolicy('Missing required field Principal');
  } else if (raw['Resource'] !== undefined || raw['NotResource'] !== undefined) {
    throw malformedPolicy('Has prohibited field Resource');
  }
};

const checkResources = (statements: RawStatement[]): void => {
  if (statements.some((raw) => resourcesOf(raw).length === 0)) {
    throw malformedPolicy('Policy statement must contain resources.');
  }
  for (const resource of statements.flatMap(resourcesOf)) {
    const fault = faultOfResource(resource);
    if (fault !== undefined) throw malformedPolicy(fault);
  }
};

const checkAction = (action: string): void => {
  const [vendor = '', ...names] = action.split(':');
  if (action === '*') return;
  if (names.length === 0) {
    throw malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  }
  if (names.length > 1) throw malformedPolicy('Actions/Condition can contain only one colon.');
  if (vendor !== '*' && /[^a-zA-Z0-9.-]/.test(vendor)) throw malformedPolicy(`Vendor ${vendor} is not valid`);
};

const checkTrustAction = (action: string): void => {
  const known = /^sts:(AssumeRole(WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext)$/i;
  if (known.test(action) || /^sts:[a-z]*[*?]/i.test(action)) return;
  throw malformedPolicy('AssumeRole policy may only specify STS AssumeRole actions.');
};

/** What IAM checks before it stores a policy, in its order and its words. */
export const checkDocument = (text: string, kind: DocumentKind): PolicyDocument => {
  const document = parse(text, kind);
  const statements = checkGrammar(document);
  if (kind === 'managed' && (document as PolicyDocument).Version !== '2012-10-17') {
    throw malformedPolicy('Policy document must be version 2012-10-17 or greater.');
  }
  checkLegacy(statements);
  checkSids(statements, kind);
  for (const raw of statements) checkPrincipal(raw, kind);
  if (statements.some((raw) => actionsOf(raw).length === 0)) {
    throw malformedPolicy('Policy statement must contain actions.');
  }
  if (kind === 'inline' || kind === 'managed') checkResources(statements);
  const actions = statements.flatMap(actionsOf);
  for (const action of actions) checkAction(action);
  if (kind === 'trust') for (const action of actions) checkTrustAction(action);
  return document as PolicyDocument;
};

/** IAM does not count white space against the size of a policy. */
export const documentSize = (text: string): number => text.replace(/\s/g, '').length;

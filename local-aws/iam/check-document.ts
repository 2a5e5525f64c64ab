import type { PolicyDocument } from '../operation.ts';
import { malformedPolicy } from './errors.ts';
import { operators } from './policy/operators.ts';

type Raw = Record<string, unknown>;
export type DocumentKind = 'identity' | 'trust' | 'resource';

const parse = (text: string, kind: DocumentKind): PolicyDocument => {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformedPolicy(kind === 'trust' ? 'This policy contains invalid Json' : 'Syntax errors in policy.');
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw malformedPolicy('Syntax errors in policy.');
  }
  return document as PolicyDocument;
};

const known: Record<string, string[]> = {
  document: ['Version', 'Id', 'Statement'],
  statement: [
    ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
  ],
};

const checkKeys = (kind: 'document' | 'statement', raw: Raw): void => {
  if (Object.keys(raw).some((key) => !known[kind]?.includes(key))) throw malformedPolicy('Syntax errors in policy.');
};

const texts = (value: unknown): string[] => [value ?? []].flat().map(String);

const checkActions = (raw: Raw): void => {
  const actions = texts(raw['Action'] ?? raw['NotAction']);
  if (actions.length === 0 || (raw['Action'] !== undefined && raw['NotAction'] !== undefined)) {
    throw malformedPolicy('Policy statement must contain actions.');
  }
  if (actions.some((action) => action !== '*' && !/^[a-zA-Z0-9-]+:[a-zA-Z0-9*?-]+$/.test(action))) {
    throw malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  }
};

const checkResources = (raw: Raw): void => {
  const resources = texts(raw['Resource'] ?? raw['NotResource']);
  if (resources.length === 0) throw malformedPolicy('Policy statement must contain resources.');
  for (const resource of resources) {
    if (resource === '*') continue;
    if (!resource.startsWith('arn:') && !resource.startsWith('*')) {
      throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
    }
    const [, , vendor = ''] = resource.split(':');
    if (resource.startsWith('arn:') && /[*?]/.test(vendor)) {
      throw malformedPolicy(`Vendor ${vendor} is not valid`);
    }
  }
};

const checkConditions = (raw: Raw): void => {
  const block = (raw['Condition'] ?? {}) as Record<string, unknown>;
  for (const [operator, keys] of Object.entries(block)) {
    const name = operator
      .replace(/^(ForAllValues|ForAnyValue):/i, '')
      .replace(/IfExists$/i, '')
      .toLowerCase();
    if (name !== 'null' && operators[name] === undefined) {
      throw malformedPolicy(`Invalid Condition type : ${operator}.`);
    }
    if (typeof keys !== 'object' || keys === null) throw malformedPolicy('Syntax errors in policy.');
  }
};

const checkPrincipal = (raw: Raw, kind: DocumentKind): void => {
  const principal = raw['Principal'] ?? raw['NotPrincipal'];
  if (kind === 'identity') {
    if (principal !== undefined) throw malformedPolicy('Policy document should not specify a principal.');
    return;
  }
  if (principal !== undefined && kind === 'resource') return;
  if (raw['NotPrincipal'] !== undefined)
    throw malformedPolicy('AssumeRolepolicy contained an invalid principal: "NOT_PRINCIPAL".');
  if (principal === undefined) throw malformedPolicy('Missing required field Principal');
  if (raw['Resource'] !== undefined || raw['NotResource'] !== undefined) {
    throw malformedPolicy('Has prohibited field Resource');
  }
};

/** What IAM checks before it stores a policy, in its words. */
export const checkDocument = (text: string, kind: DocumentKind): PolicyDocument => {
  const document = parse(text, kind);
  checkKeys('document', document as Raw);
  if (document.Version !== undefined && !['2012-10-17', '2008-10-17'].includes(document.Version)) {
    throw malformedPolicy('Syntax errors in policy.');
  }
  const statements = [document.Statement ?? []].flat() as Raw[];
  if (statements.length === 0) throw malformedPolicy('Syntax errors in policy.');
  const sids = new Set<unknown>();
  for (const raw of statements) {
    if (typeof raw !== 'object' || raw === null) throw malformedPolicy('Syntax errors in policy.');
    checkKeys('statement', raw);
    if (raw['Effect'] !== 'Allow' && raw['Effect'] !== 'Deny') throw malformedPolicy('Syntax errors in policy.');
    checkPrincipal(raw, kind);
    checkActions(raw);
    if (kind === 'identity') checkResources(raw);
    checkConditions(raw);
    if (raw['Sid'] !== undefined) {
      if (!/^[A-Za-z0-9]*$/.test(String(raw['Sid'])) && kind === 'identity') {
        throw malformedPolicy(
          'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
        );
      }
      if (sids.has(raw['Sid'])) throw malformedPolicy('Statement IDs (SID) in a single policy must be unique.');
      sids.add(raw['Sid']);
    }
  }
  return document;
};

/** IAM does not count white space against the size of a policy. */
export const documentSize = (text: string): number => text.replace(/\s/g, '').length;

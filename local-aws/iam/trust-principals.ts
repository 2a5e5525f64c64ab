import type { PolicyDocument } from '../operation.ts';
import type { World } from '../world.ts';
import { malformedPolicy } from './errors.ts';
import { policyOf } from './policy/document.ts';
import { iamState, type Owner } from './store.ts';

const ownerOf = (world: World, arn: string): Owner | undefined => {
  const [, , service, , account = '', resource = ''] = arn.split(':');
  if (service !== 'iam' || !/^\d{12}$/.test(account)) return undefined;
  const name = resource.split('/').pop() ?? '';
  const { roles, users } = iamState(world, account);
  const found = resource.startsWith('role/') ? roles.get(name) : users.get(name);
  return found?.arn === arn ? found : undefined;
};

/** Principals that need no look-up: everybody, accounts, unique ids, sessions. */
const stands = (name: string): boolean =>
  name === '*' ||
  /^\d{12}$/.test(name) ||
  /^A(ROA|IDA)[A-Z0-9]+$/.test(name) ||
  /^arn:[^:]+:iam::\d{12}:root$/.test(name) ||
  /^arn:[^:]+:sts::\d*:(assumed-role|federated-user)\/.+/.test(name);

/**
 * IAM resolves each principal of a trust policy when it stores it, and refuses what does not exist. The answer is
 * the unique id of each role and user that is named: the trust is in them, not in their names.
 */
export const resolveTrustPrincipals = (world: World, document: PolicyDocument): Map<string, string> => {
  const ids = new Map<string, string>();
  for (const { principal } of policyOf(document).statements) {
    if (principal === undefined || principal === '*') continue;
    for (const name of principal['AWS'] ?? []) {
      if (stands(name)) continue;
      const owner = ownerOf(world, name);
      if (owner === undefined) throw malformedPolicy(`Invalid principal in policy: "AWS":"${name}"`);
      ids.set(name, owner.id);
    }
    for (const name of principal['Service'] ?? []) {
      if (/^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazonaws\.eu|aws\.internal)$/.test(name)) continue;
      throw malformedPolicy(`Invalid principal in policy: "SERVICE":"${name}"`);
    }
  }
  return ids;
};

type Raw = Record<string, unknown> & { Principal?: { AWS?: unknown } };

const renamed = (text: string, ids: Map<string, string>): PolicyDocument => {
  const document = JSON.parse(text) as PolicyDocument;
  const rename = (name: unknown) => ids.get(String(name)) ?? name;
  const statement = (raw: Raw): Raw => {
    const aws = raw.Principal?.AWS;
    if (aws === undefined) return raw;
    return { ...raw, Principal: { ...raw.Principal, AWS: Array.isArray(aws) ? aws.map(rename) : rename(aws) } };
  };
  const { Statement } = document;
  return { ...document, Statement: Array.isArray(Statement) ? Statement.map(statement) : statement(Statement as Raw) };
};

type Trust = { trustPolicy: string; trusted: Map<string, string> };

/** The policy as it decides: by unique ids, so that a role made anew under a trusted name is not let in. */
export const trustInForce = ({ trustPolicy, trusted }: Trust): PolicyDocument => renamed(trustPolicy, trusted);

/** The policy as it is shown: with ARNs, except of those who are gone. */
export const shownTrust = (world: World, { trustPolicy, trusted }: Trust): string => {
  const gone = new Map([...trusted].filter(([arn, id]) => ownerOf(world, arn)?.id !== id));
  return gone.size === 0 ? trustPolicy : JSON.stringify(renamed(trustPolicy, gone));
};

import type { Call } from '../operation.ts';
import { checkDocument, documentSize } from './check-document.ts';
import { limitExceeded, noSuchEntity } from './errors.ts';
import { encodeDocument } from './encode-document.ts';
import { findManagedPolicy } from './managed-policies.ts';
import { byName, pageOf } from './page.ts';
import { checkPolicyArn, findAttachable } from './policies/find-policy.ts';
import { presentAttached } from './present.ts';
import type { OwnerKind } from './find.ts';
import type { Owner } from './store.ts';

/** What roles and users have in common: inline policies, attached policies, a boundary. */

const inlineLimit: Record<OwnerKind, number> = { role: 10_240, user: 2_048 };
const attachLimit = 10;

export const putInline = (kind: OwnerKind, owner: Owner, name: string, document: string): void => {
  checkDocument(document, 'inline');
  const others = [...owner.inline]
    .filter(([other]) => other !== name)
    .reduce((sum, [, text]) => sum + documentSize(text), 0);
  if (others + documentSize(document) > inlineLimit[kind]) {
    throw limitExceeded(`Maximum policy size of ${inlineLimit[kind]} bytes exceeded for ${kind} ${owner.name}`);
  }
  owner.inline.set(name, document);
};

const missingInline = (kind: OwnerKind, name: string) =>
  noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`);

export const getInline = (
  kind: OwnerKind,
  owner: Owner,
  name: string,
): { PolicyName: string; PolicyDocument: string } => {
  const document = owner.inline.get(name);
  if (document === undefined) throw missingInline(kind, name);
  return { PolicyName: name, PolicyDocument: encodeDocument(document) };
};

export const deleteInline = (kind: OwnerKind, owner: Owner, name: string): void => {
  if (!owner.inline.delete(name)) throw missingInline(kind, name);
};

type Page = { Marker?: string | undefined; MaxItems?: number | undefined };

export const listInline = (owner: Owner, input: Page) => {
  const { items, ...page } = pageOf([...owner.inline.keys()].sort(), input);
  return { PolicyNames: items, ...page };
};

export const attach = (call: Call, kind: OwnerKind, owner: Owner, arn: string): void => {
  findAttachable(call, arn);
  if (owner.attached.includes(arn)) return;
  if (owner.attached.length >= attachLimit) {
    throw limitExceeded(`Cannot exceed quota for PoliciesPer${kind === 'role' ? 'Role' : 'User'}: ${attachLimit}`);
  }
  owner.attached.push(arn);
};

export const detach = (owner: Owner, arn: string): void => {
  if (!owner.attached.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  owner.attached = owner.attached.filter((attached) => attached !== arn);
};

export const listAttached = (owner: Owner, input: Page & { PathPrefix?: string | undefined }) => {
  const all = owner.attached
    .map((arn) => ({ arn, name: arn.split('/').pop() ?? '' }))
    .filter(({ arn }) =>
      `/${arn
        .split('/')
        .slice(1, -1)
        .map((part) => `${part}/`)
        .join('')}`.startsWith(input.PathPrefix ?? '/'),
    )
    .sort(byName);
  const { items, ...page } = pageOf(all, input);
  return { AttachedPolicies: items.map(({ arn }) => presentAttached(arn)), ...page };
};

export const setBoundary = (call: Call, owner: Owner, arn: string): void => {
  checkPolicyArn(arn);
  if (findManagedPolicy(call.world, call.account, arn) === undefined) {
    throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
  }
  owner.boundary = arn;
};

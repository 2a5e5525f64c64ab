import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { noSuchEntity } from './errors.ts';
import { tagKeys } from './request-context.ts';
import { iamState, type Owner, type Role, type User } from './store.ts';

export type OwnerKind = 'role' | 'user';

const all = (call: Call, kind: OwnerKind): Map<string, Owner> => {
  const { roles, users } = iamState(call.world, call.account);
  return kind === 'role' ? (roles as Map<string, Owner>) : (users as Map<string, Owner>);
};

export const findOwner = (call: Call, kind: OwnerKind, name: string | undefined): Owner => {
  const found = all(call, kind).get(name ?? '');
  if (found === undefined) throw noSuchEntity(`The ${kind} with name ${name ?? ''} cannot be found.`);
  return found;
};
export const findRole = (call: Call, name: string | undefined): Role => findOwner(call, 'role', name) as Role;
export const findUser = (call: Call, name: string | undefined): User => findOwner(call, 'user', name) as User;

export const iamArn = ({ world, account }: Call, resource: string): string =>
  `arn:${world.partition}:iam::${account}:${resource}`;

/** What policies may ask of the tags of a role or user. */
export const ownTags = (tags: Record<string, string> = {}): Record<string, ContextValue> => ({
  ...(tagKeys('aws:ResourceTag', tags) as Record<string, string>),
  ...(tagKeys('iam:ResourceTag', tags) as Record<string, string>),
});

/** The request to act on a role or user, with the keys that its tags and its boundary give. */
const onOwner = (
  call: Call,
  kind: OwnerKind,
  name: string | undefined,
  action: string,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const found = all(call, kind).get(name ?? '');
  const known = {
    ...ownTags(found?.tags),
    ...(found?.boundary === undefined ? {} : { 'iam:PermissionsBoundary': found.boundary }),
  };
  const resource = found?.arn ?? iamArn(call, `${kind}/${name ?? ''}`);
  return [{ action: `iam:${action}`, resource, context: { ...known, ...context } }];
};

export const onRole = (call: Call, name: string | undefined, action: string, context?: Record<string, ContextValue>) =>
  onOwner(call, 'role', name, action, context);
export const onUser = (call: Call, name: string | undefined, action: string, context?: Record<string, ContextValue>) =>
  onOwner(call, 'user', name, action, context);

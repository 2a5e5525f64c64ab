import type { Template } from './parse-template.ts';
import { exceptionsIn, permissionsOf, type Permission } from './permissions.ts';

export type PermissionChanges = { added: Permission[]; removed: Permission[] };

/** What the new template allows or denies and the old one does not, and the reverse. */
export const permissionChanges = (before: Template, after: Template): PermissionChanges => {
  const [old, fresh] = [permissionsOf(before), permissionsOf(after)];
  return narrowed({ added: without(fresh, old), removed: without(old, fresh) });
};

const without = (all: Permission[], known: Permission[]): Permission[] => {
  const keys = new Set(known.map(key));
  return all.filter((permission) => !keys.has(key(permission)));
};

const key = ({ logicalId, verb, action, who, on, when }: Permission): string =>
  JSON.stringify([logicalId, verb, action, who, on, when]);

/** Two long lists of exceptions that differ in one name are told by that name. */
const narrowed = ({ added, removed }: PermissionChanges): PermissionChanges => {
  const pairs = added.flatMap((fresh) => {
    const old = removed.find(
      (one) => key({ ...one, action: '' }) === key({ ...fresh, action: '' }) && exceptionsIn(one.action),
    );
    return old && exceptionsIn(fresh.action) ? [{ old, fresh }] : [];
  });
  const paired = new Set(pairs.flatMap(({ old, fresh }) => [old, fresh]));
  const missing = (from: Permission, other: Permission): Permission[] => {
    const names = new Set(exceptionsIn(other.action));
    return (exceptionsIn(from.action) ?? []).filter((name) => !names.has(name)).map((action) => ({ ...from, action }));
  };
  return {
    added: [...added.filter((one) => !paired.has(one)), ...pairs.flatMap(({ old, fresh }) => missing(old, fresh))],
    removed: [...removed.filter((one) => !paired.has(one)), ...pairs.flatMap(({ old, fresh }) => missing(fresh, old))],
  };
};

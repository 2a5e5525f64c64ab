import type { Template } from './parse-template.ts';
import { permissionsOf, type Permission } from './permissions.ts';

export type PermissionChanges = { added: Permission[]; removed: Permission[] };

/** What the new template allows or denies and the old one does not, and the reverse. */
export const permissionChanges = (before: Template, after: Template): PermissionChanges => {
  const [old, fresh] = [permissionsOf(before), permissionsOf(after)];
  return { added: without(fresh, old), removed: without(old, fresh) };
};

const without = (all: Permission[], known: Permission[]): Permission[] => {
  const keys = new Set(known.map(key));
  return all.filter((permission) => !keys.has(key(permission)));
};

const key = ({ logicalId, verb, action, who, on, when }: Permission): string =>
  JSON.stringify([logicalId, verb, action, who, on, when]);

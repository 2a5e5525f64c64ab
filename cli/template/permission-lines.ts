import type { Permission } from './permissions.ts';

/** Permissions in words, one line for all actions that share the rest. */
export const permissionLines = (permissions: Permission[]): string[] => {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const { logicalId, verb, who, on, when } = permission;
    const key = JSON.stringify([logicalId, verb, who, on, when]);
    groups.set(key, [...(groups.get(key) ?? []), permission]);
  }
  return [...groups.values()].map(words);
};

const words = (group: Permission[]): string => {
  const [first] = group;
  if (!first) return '';
  const actions = group.map((permission) => permission.action).join(', ');
  const on = first.on && first.on !== '*' ? ` on ${first.on}` : first.on === '*' ? ' on everything' : '';
  const when = first.when ? `, when ${first.when}` : '';
  const subject = first.logicalId;
  switch (first.verb) {
    case 'can be assumed by':
    case 'cannot be assumed by':
      return `${subject} ${first.verb} ${first.who} (${actions})${when}`;
    case 'lets':
    case 'refuses':
      return `${subject} ${first.verb} ${first.who} ${actions}${on}${when}`;
    case 'is invoked by':
      return `${subject} lets ${first.who} invoke ${first.on}${when}`;
    case 'may':
    case 'is denied':
    case 'has':
      return `${subject} ${first.verb} ${actions}${on}${when}`;
    default:
      return assertNever(first.verb);
  }
};

const assertNever = (verb: never): never => {
  throw new Error(`Unknown verb: ${String(verb)}`);
};

import type { Permission } from './permissions.ts';

/** Permissions in words: one line for all actions that share the rest, and for all resources that share the actions. */
export const permissionLines = (permissions: Permission[]): string[] => {
  const byRest = grouped(permissions, ({ logicalId, verb, who, on, when }) => [logicalId, verb, who, on, when]);
  const merged = byRest.map((group) => ({ ...first(group), actions: actionsText(group.map(({ action }) => action)) }));
  const byActions = grouped(merged, ({ logicalId, verb, who, actions, when }) => [logicalId, verb, who, actions, when]);
  return byActions.map((group) =>
    words(
      first(group),
      group.map(({ on }) => on),
    ),
  );
};

const grouped = <Item>(items: Item[], keyOf: (item: Item) => string[]): [Item, ...Item[]][] => {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
};

const first = <Item>([item]: [Item, ...Item[]]): Item => item;

/** `s3:GetObject, s3:PutObject` as `s3: GetObject, PutObject`. */
const actionsText = (actions: string[]): string => {
  const services = new Map<string, string[]>();
  for (const action of actions) {
    const [, service = '', name = action] = /^([a-z0-9-]+):(\S+)$/.exec(action) ?? [];
    services.set(service, [...(services.get(service) ?? []), name]);
  }
  return [...services]
    .map(([service, names]) =>
      service && names.length > 1
        ? `${service}: ${names.join(', ')}`
        : names.map((name) => (service ? `${service}:${name}` : name)).join(', '),
    )
    .join('; ');
};

const words = ({ logicalId, verb, who, when, actions }: Permission & { actions: string }, ons: string[]): string => {
  const places = ons.filter(Boolean).map((on) => (on === '*' ? 'everything' : on));
  const on = places.length ? ` on ${places.join(', ')}` : '';
  const condition = when ? `, when ${when}` : '';
  switch (verb) {
    case 'can be assumed by':
    case 'cannot be assumed by':
      return `${logicalId} ${verb} ${who} (${actions})${condition}`;
    case 'lets':
    case 'refuses':
      return `${logicalId} ${verb} ${who} ${actions}${on}${condition}`;
    case 'is invoked by':
      return `${logicalId} lets ${who} invoke ${places.join(', ')}${condition}`;
    case 'may':
    case 'is denied':
    case 'has':
      return `${logicalId} ${verb} ${actions}${on}${condition}`;
    default:
      return assertNever(verb);
  }
};

const assertNever = (verb: never): never => {
  throw new Error(`Unknown verb: ${String(verb)}`);
};

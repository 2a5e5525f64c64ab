import type { LinkUpdate } from '../../contract/link.ts';
import { permissionsIn } from '../template/permissions-in.ts';
import { readTemplate, type TemplateResource } from '../template/read-template.ts';

type Changes = Pick<LinkUpdate, 'resourceChanges' | 'permissionChanges'>;

/** Resource by resource; and, apart, what the update would newly allow and no longer allow. */
export const compareTemplates = (installed: string, offered: string): Changes => {
  const before = readTemplate(installed).resources;
  const after = readTemplate(offered).resources;
  const changes: Changes = { resourceChanges: [], permissionChanges: [] };
  for (const logicalId of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[logicalId], after[logicalId]];
    const action = actionOf(old, now);
    if (action === undefined) continue;
    changes.resourceChanges.push({ action, logicalId, resourceType: (now ?? old)?.type ?? '' });
    const had = old ? permissionsIn(old.type, old.properties) : [];
    const has = now ? permissionsIn(now.type, now.properties) : [];
    const added = has.filter((line) => !had.includes(line));
    const removed = had.filter((line) => !has.includes(line));
    if (added.length + removed.length > 0) changes.permissionChanges.push({ logicalId, added, removed });
  }
  return changes;
};

const actionOf = (old: TemplateResource | undefined, now: TemplateResource | undefined): string | undefined => {
  if (!old) return 'Add';
  if (!now) return 'Remove';
  return sorted(old) === sorted(now) ? undefined : 'Modify';
};

/** The order of keys says nothing. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );

import { partitionOf } from '../aws/partition.ts';
import type { FullChangeSet } from '../aws/change-set.ts';
import { changesOf } from '../change-sets/changes-of.ts';
import { changeLines } from '../change-sets/change-lines.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { permissionChanges } from '../template/permission-changes.ts';
import { permissionLines } from '../template/permission-lines.ts';
import { resolveLiterals } from '../template/resolve-literals.ts';
import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import type { InstalledAgent } from './installed-agent.ts';
import type { Release } from './read-release.ts';

export type UpdatePermissions = { added: string[]; removed: string[]; newReleaseKey: boolean };

/** What the update allows that was not allowed before, and the reverse, in words. */
export const updatePermissions = (agent: InstalledAgent, release: Release, region: string): UpdatePermissions => {
  const place = { partition: partitionOf(region).partition, region };
  const fresh = parseTemplate(release.template);
  const { added, removed } = permissionChanges(resolveLiterals(agent.template, place), resolveLiterals(fresh, place));
  const key = (fresh.Metadata?.['Stackery'] as { ReleaseKey?: unknown } | undefined)?.ReleaseKey;
  return {
    added: permissionLines(added),
    removed: permissionLines(removed),
    newReleaseKey: key !== agent.releaseKey,
  };
};

export const updateLines = (
  paint: Paint,
  changeSet: FullChangeSet,
  { added, removed, newReleaseKey }: UpdatePermissions,
): string[] => [
  ...changeLines(paint, changesOf(changeSet)),
  '',
  paint.bold('Permissions'),
  ...(added.length + removed.length ? [] : ['  The same as before.']),
  ...added.map((line) => `  ${paint.yellow('+')} ${printable(line)}`),
  ...removed.map((line) => `  ${paint.green('-')} ${printable(line)}`),
  ...(newReleaseKey ? [`  ${paint.red('!')} The next releases will be signed with another key.`] : []),
];

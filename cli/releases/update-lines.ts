import { partitionOf } from '../aws/partition.ts';
import type { FullChangeSet } from '../aws/change-set.ts';
import { parseTemplate, type Template } from '../template/parse-template.ts';
import { permissionChanges } from '../template/permission-changes.ts';
import { permissionLines } from '../template/permission-lines.ts';
import { parameterValues, resolveLiterals } from '../template/resolve-literals.ts';
import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { agentChangeLines } from './agent-change-lines.ts';
import type { InstalledAgent } from './installed-agent.ts';
import type { Release } from './read-release.ts';

export type UpdatePermissions = { added: string[]; removed: string[]; newReleaseKey: boolean };

/** What the update allows that was not allowed before, and the reverse, in words. */
export const updatePermissions = (agent: InstalledAgent, release: Release, region: string): UpdatePermissions => {
  const fresh = parseTemplate(release.template);
  const [before, after] = [agent.template, fresh].map((template) =>
    resolveLiterals(template, {
      partition: partitionOf(region).partition,
      region,
      values: parameterValues(template, agent.parameters),
    }),
  ) as [Template, Template];
  const { added, removed } = permissionChanges(before, after);
  const key = (fresh.Metadata?.['Stackery'] as { ReleaseKey?: unknown } | undefined)?.ReleaseKey;
  return {
    added: permissionLines(added),
    removed: permissionLines(removed),
    newReleaseKey: key !== agent.releaseKey,
  };
};

export const updateLines = (
  paint: Paint,
  agent: InstalledAgent,
  changeSet: FullChangeSet,
  { added, removed, newReleaseKey }: UpdatePermissions,
): string[] => [
  ...agentChangeLines(paint, changeSet, agent),
  '',
  paint.bold('Permissions'),
  ...(added.length + removed.length ? [] : ['  The same as before.']),
  ...added.map((line) => `  ${paint.yellow('+')} ${printable(line)}`),
  ...removed.map((line) => `  ${paint.green('-')} ${printable(line)}`),
  ...(newReleaseKey ? [`  ${paint.red('!')} The next releases will be signed with another key.`] : []),
];

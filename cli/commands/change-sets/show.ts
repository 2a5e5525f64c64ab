import type { ChangeSet } from '../../../contract/change-set.ts';
import { changeLines } from '../../change-sets/change-lines.ts';
import { reviewLines } from '../../change-sets/review-lines.ts';
import { defineCommand, requiredArgument } from '../../command.ts';
import { openControlPlane } from '../../control-plane.ts';

export const show = defineCommand({
  description: 'Show a change set: first what must be reviewed, then each change with before and after.',
  options: { changeSet: requiredArgument('id of the change set') },
  run: async ({ config, terminal }, { changeSet: id }) => {
    const changeSet = await openControlPlane(config)<ChangeSet>('GET', `change-sets/${encodeURIComponent(id)}`);
    terminal.answer({ changeSet }, () => [
      ...headLines(changeSet),
      ...(changeSet.review ? ['', ...reviewLines(terminal.paint, changeSet.review)] : []),
      ...(changeSet.changes.length ? ['', ...changeLines(terminal.paint, changeSet.changes)] : []),
      '',
      ...waysOn(changeSet),
    ]);
  },
});

export const headLines = (changeSet: ChangeSet): string[] => [
  `Change set   ${changeSet.name} (${changeSet.id})`,
  `State        ${changeSet.state}`,
  `Stack        ${changeSet.stackName}, ${changeSet.type === 'CREATE' ? 'new' : 'existing'}`,
  `Where        account ${changeSet.accountId}, ${changeSet.region}`,
  `Proposed     ${changeSet.createdAt} by ${changeSet.createdBy}`,
  ...(changeSet.description ? [`Description  ${changeSet.description}`] : []),
  `Template     sha256 ${changeSet.templateHash}`,
  ...(changeSet.problem ? [`Problem      ${changeSet.problem.reason} (${changeSet.problem.code})`] : []),
  ...(changeSet.problem?.hint ? [`             ${changeSet.problem.hint}`] : []),
];

const waysOn = (changeSet: ChangeSet): string[] => {
  if (changeSet.cleanUpCommand) return [`Clean up  ${changeSet.cleanUpCommand}`];
  if (changeSet.state !== 'ready') return [];
  return [
    ...(changeSet.consoleUrl ? [`Execute in the console  ${changeSet.consoleUrl}`] : []),
    `Execute from here       ${changeSet.executeCommand}`,
    `Reject                  stackery change-sets reject ${changeSet.id}`,
  ];
};

import type { ChangeSetSummary } from '../../../contract/change-set.ts';
import { defineCommand, text } from '../../command.ts';
import { allItems, openControlPlane } from '../../control-plane.ts';
import { ago } from '../../terminal/ago.ts';
import { table } from '../../terminal/table.ts';

export const listChangeSets = defineCommand({
  description: 'List the proposed change sets, the newest first.',
  options: {
    link: text('id', 'only those of this link'),
    state: text('state', 'only those in this state: ready, done, failed, …'),
  },
  run: async ({ config, terminal }, { link, state }) => {
    const changeSets: ChangeSetSummary[] = [];
    for await (const changeSet of allItems<ChangeSetSummary>(openControlPlane(config), 'change-sets'))
      if ((!link || changeSet.linkId === link) && (!state || changeSet.state === state)) changeSets.push(changeSet);
    terminal.answer({ changeSets }, () =>
      changeSets.length ? table(head, changeSets.map(row)) : ['There are no such change sets.'],
    );
  },
});

const head = ['CHANGE SET', 'STATE', 'ACCOUNT', 'REGION', 'STACK', 'TYPE', 'PROPOSED', 'BY'];

const row = (changeSet: ChangeSetSummary): string[] => [
  changeSet.id,
  changeSet.problem ? `${changeSet.state} (${changeSet.problem.code})` : changeSet.state,
  changeSet.accountId,
  changeSet.region,
  changeSet.stackName,
  changeSet.type,
  ago(changeSet.createdAt),
  changeSet.createdBy,
];

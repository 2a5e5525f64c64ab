import type { ChangeSet } from '../../../contract/change-set.ts';
import { defineCommand, flag, requiredArgument } from '../../command.ts';
import { openControlPlane } from '../../control-plane.ts';
import { confirm, requireAnswerable } from '../../terminal/confirm.ts';

export const reject = defineCommand({
  description: 'Reject a change set: it is deleted in the account and cannot be executed any more.',
  options: {
    changeSet: requiredArgument('id of the change set'),
    yes: flag('do not ask'),
  },
  run: async ({ config, terminal }, { changeSet: id, yes }) => {
    requireAnswerable(terminal, yes);
    const controlPlane = openControlPlane(config);
    const path = `change-sets/${encodeURIComponent(id)}`;
    const before = await controlPlane<ChangeSet>('GET', path);
    const what = `${before.name} for stack ${before.stackName} in ${before.accountId}, ${before.region}`;
    if (!(await confirm(terminal, `Reject ${what}?`, yes))) return 'nothing-to-do';
    const after = await controlPlane<ChangeSet>('POST', `${path}/reject`);
    terminal.answer({ changeSet: after }, () => [
      `Rejected ${what}.`,
      ...(after.cleanUpCommand
        ? ['The empty stack that it left behind is yours to delete:', `  ${after.cleanUpCommand}`]
        : []),
    ]);
    return 'done';
  },
});

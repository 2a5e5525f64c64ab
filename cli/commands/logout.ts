import { defineCommand } from '../command.ts';
import { endSession } from '../session/end-session.ts';
import { formerSession, removeSession } from '../session/stored-session.ts';

export const logout = defineCommand({
  description: 'End the session that `stackery login` began, here and at the control plane.',
  options: {},
  run: async ({ config, terminal }) => {
    const session = formerSession(config.sessionFile);
    removeSession(config.sessionFile);
    if (!session) {
      terminal.answer({ status: 'not-signed-in' }, () => ['Nobody is signed in here.']);
      return 'nothing-to-do';
    }
    const ended = await endSession(session);
    terminal.answer({ status: 'signed-out', url: session.url, ended }, () => [
      'Signed out.',
      ...(ended ? [] : ['The control plane could not be told; the session ends by itself within a week.']),
    ]);
    return 'done';
  },
});

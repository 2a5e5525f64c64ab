import { callControlPlane } from '../../contract/client.ts';
import type { CallerView } from '../../contract/workspace.ts';
import { CliError } from '../cli-error.ts';
import { argument, defineCommand } from '../command.ts';
import { readUrl } from '../config.ts';
import { callerLine } from '../session/caller.ts';
import { endSession } from '../session/end-session.ts';
import { startSignIn, waitForToken } from '../session/sign-in-device.ts';
import { formerSession, storeSession } from '../session/stored-session.ts';
import { printable } from '../terminal/printable.ts';
import { step } from '../terminal/step.ts';

export const login = defineCommand({
  description:
    'Sign in to a control plane as a person: shows an address and a code, and waits until you have allowed it in the dashboard. The session is kept in a file that only you may read.',
  examples: ['stackery login https://stackery.example.com'],
  options: { url: argument('address of the control plane; default STACKERY_URL, or where you were signed in last') },
  run: async ({ config, terminal }, values) => {
    const former = formerSession(config.sessionFile);
    const url = values.url ? readUrl(values.url, 'The address') : (config.controlPlaneUrl ?? former?.url);
    if (!url)
      throw new CliError(
        'usage',
        'url_missing',
        'Which control plane?',
        'Give its address: `stackery login https://…`, or set STACKERY_URL.',
      );
    const signIn = await startSignIn(url);
    terminal.say(`Open   ${printable(signIn.verification_uri)}`);
    terminal.say(`Enter  ${terminal.paint.bold(printable(signIn.user_code))}`);
    terminal.say();
    const token = await step(terminal, 'Waiting until you have allowed it there', () => waitForToken(url, signIn));
    const caller = await callControlPlane<CallerView>({ url, token }, 'GET', '/api/v1/caller');
    storeSession(config.sessionFile, { url, token, who: caller.who });
    if (former) await endSession(former);
    if (config.apiKey) terminal.say('STACKERY_API_KEY is set: while it is, it is used in place of this session.');
    terminal.answer({ url, ...caller }, () => [`Signed in: ${callerLine(caller, url)}.`]);
  },
});

import type { Link, LinkRegions } from '../../contract/link.ts';
import { CliError } from '../cli-error.ts';
import type { ControlPlane } from '../control-plane.ts';
import { pauses } from '../pauses.ts';
import { printable } from '../terminal/printable.ts';
import type { Report } from '../terminal/step.ts';
import { getLink } from './find-link.ts';

/** As long as the agent itself waits for the verdict, and a little more. */
const verdictSeconds = 6 * 60;

/** Waits until the control plane has made up its mind, and tells of each region as it comes up. */
export const waitForVerdict = async (controlPlane: ControlPlane, id: string, report: Report): Promise<Link> => {
  const told = new Map<string, string>();
  for await (const _ of pauses({ upToSeconds: verdictSeconds })) {
    const link = await getLink(controlPlane, id);
    const { items } = await controlPlane<LinkRegions>('GET', `links/${encodeURIComponent(id)}/regions`);
    for (const { region, state, reason } of items) {
      if (told.get(region) === state) continue;
      told.set(region, state);
      if (state !== 'not-enabled') report(printable(`${region.padEnd(16)} ${state}${reason ? `: ${reason}` : ''}`));
    }
    if (link.state === 'linked') {
      const closed = [...told].flatMap(([region, state]) => (state === 'not-enabled' ? region : []));
      if (closed.length) report(`Not enabled in this account: ${closed.join(', ')}`);
      return link;
    }
    if (link.state === 'rejected') throw rejection(link);
    if (link.state === 'registered' && !link.accountConfirmed)
      throw new CliError(
        'failed',
        'confirmation_outstanding',
        `The agent is installed, and an owner must confirm that ${link.accountId ?? 'this account'} is the right account.`,
        'An owner of the workspace confirms it in the dashboard; nothing more is to be done here.',
      );
  }
  throw new CliError(
    'failed',
    'verdict_outstanding',
    'The agent is installed, but the control plane has not verified it yet.',
    'It keeps trying by itself; see `stackery aws accounts` later.',
  );
};

export const rejection = (link: Link): CliError =>
  new CliError(
    'failed',
    link.problem?.code ?? 'rejected',
    `The control plane rejected the link: ${link.problem?.reason ?? 'it did not say why'}`,
    link.problem?.hint ?? 'Make a new link once the cause is removed.',
  );

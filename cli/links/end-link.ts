import { ControlPlaneError } from '../../contract/client.ts';
import type { Context } from '../command.ts';
import { openControlPlane } from '../control-plane.ts';
import { getLink } from './find-link.ts';
import { publicLink, type PublicLink } from './public-link.ts';

/** Ends the link once its stack is gone. The stack is deleted by now: a control plane that fails is only a note. */
export const endLink = async ({ config, terminal }: Context, id: string): Promise<PublicLink | undefined> => {
  const controlPlane = openControlPlane(config);
  try {
    // The agent's own farewell has mostly ended it already.
    if ((await getLink(controlPlane, id)).state !== 'unlinked')
      await controlPlane('DELETE', `links/${encodeURIComponent(id)}`);
    return publicLink(await getLink(controlPlane, id));
  } catch (error) {
    if (!(error instanceof ControlPlaneError)) throw error;
    terminal.say(`The stack is deleted, but the link ${id} could not be ended: ${error.message} ${error.hint}`);
    return undefined;
  }
};

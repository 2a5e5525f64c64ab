import { ControlPlaneError } from '../../contract/client.ts';
import type { Link } from '../../contract/link.ts';
import type { Context } from '../command.ts';
import { hasControlPlane, openControlPlane } from '../control-plane.ts';
import { findLinkOfAccount } from './find-link.ts';

/**
 * The link of the account, if there is a control plane to ask. A customer must be able to update and to leave without
 * one, so that a control plane that does not answer is a note and not an end.
 */
export const locateAgent = async ({ config, terminal }: Context, account: string): Promise<Link | undefined> => {
  if (!hasControlPlane(config)) return undefined;
  try {
    return await findLinkOfAccount(openControlPlane(config), account);
  } catch (error) {
    if (!(error instanceof ControlPlaneError)) throw error;
    terminal.say(`${error.message} Going on without it.`);
    return undefined;
  }
};

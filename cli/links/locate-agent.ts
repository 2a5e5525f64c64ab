import { ControlPlaneError } from '../../contract/client.ts';
import type { Link } from '../../contract/link.ts';
import { whoCalls, type Caller } from '../aws/caller.ts';
import { connectAws, namedRegion, openAws, type Aws, type Named } from '../aws/connect.ts';
import type { Context } from '../command.ts';
import { hasControlPlane, openControlPlane } from '../control-plane.ts';
import { findLinkOfAccount } from './find-link.ts';

export type AgentHome = { aws: Aws; caller: Caller; link: Link | undefined };

/** Where the agent of the caller's account lives: the control plane knows, and a region that was named wins. */
export const locateAgent = async (context: Context, named: Named): Promise<AgentHome> => {
  // Any region tells whose credentials these are; which one counts is known only after that.
  const first = (await namedRegion(context, named)) ?? (hasControlPlane(context.config) ? 'us-east-1' : undefined);
  const aws = await connectAws(context, named, first);
  const caller = await whoCalls(aws);
  const link = await linkOfAccount(context, caller.account);
  const home = named.region ?? link?.homeRegion;
  return { aws: home ? openAws(context, named.profile, home) : await connectAws(context, named), caller, link };
};

/**
 * The link of the account, if there is a control plane to ask. A customer must be able to update and to leave without
 * one, so that a control plane that does not answer is a note and not an end.
 */
const linkOfAccount = async ({ config, terminal }: Context, account: string): Promise<Link | undefined> => {
  if (!hasControlPlane(config)) return undefined;
  try {
    return await findLinkOfAccount(openControlPlane(config), account);
  } catch (error) {
    if (!(error instanceof ControlPlaneError)) throw error;
    terminal.say(`${error.message} Going on without it.`);
    return undefined;
  }
};

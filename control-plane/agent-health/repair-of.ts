import type { Repair } from '../../contract/agent-health.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { LinkRow } from '../links/link-store.ts';
import { parametersUrl } from '../links/update-url.ts';
import { freshReleases } from '../releases/fresh-releases.ts';

/**
 * Only a change of the stack has the agent look after its copies, and only the customer changes the stack. Links to the
 * console's update page carry no parameters, so the reader takes the value along.
 */
export const repairOf = async (deps: Deps, link: LinkRow): Promise<Repair> => {
  await freshReleases(deps);
  return {
    consoleUrl: await parametersUrl(deps, link),
    parameter: 'Refresh',
    value: timeOf(deps.clock).toISOString(),
    command: `stackery aws repair --region ${link.home_region}`,
  };
};

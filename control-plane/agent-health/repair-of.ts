import type { Repair } from '../../contract/agent-health.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { updateUrl } from '../links/update-url.ts';
import type { LinkRow } from '../links/link-store.ts';
import { freshReleases } from '../releases/fresh-releases.ts';
import { findRelease } from '../releases/release-store.ts';

/**
 * Only a change of the stack has the agent look after its copies, and only the customer changes the stack. Links to the
 * console's update page carry no parameters, so the reader takes the value along.
 */
export const repairOf = async (deps: Deps, link: LinkRow): Promise<Repair> => {
  const { db, clock, config } = deps;
  await freshReleases(deps);
  const installed = link.version === null ? undefined : await findRelease(db, link.version);
  return {
    consoleUrl:
      link.stack_id === null || !installed
        ? null
        : updateUrl(config.consoleUrl, link.stack_id, link.home_region, installed.manifest),
    parameter: 'Refresh',
    value: timeOf(clock).toISOString(),
    command: `stackery aws repair --region ${link.home_region}`,
  };
};

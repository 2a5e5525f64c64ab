import type { AgentRegion } from '../../contract/registration.ts';
import { linkAccess } from '../aws/link-access.ts';
import { listEnabledRegions } from '../aws/list-enabled-regions.ts';
import { getCodeHash } from '../aws/lambda/get-code-hash.ts';
import type { Deps } from '../compose.ts';
import { findRelease } from '../releases/release-store.ts';
import type { LinkFacts, LinkRow } from './link-store.ts';

/**
 * Whether the commander of each region runs the code of the stack's release, and which regions were enabled since the
 * agent was there last. `wanted` are the regions that the stack names; none means every enabled one.
 */
export const lookAtRegions = async (
  { aws, db }: Pick<Deps, 'aws' | 'db'>,
  link: LinkRow,
  { version, wanted }: { version: string | null; wanted: string[] },
): Promise<LinkFacts> => {
  const enabled = (await listEnabledRegions(aws, linkAccess(link, link.home_region, 'verify'))) ?? [];
  const isNew = (region: string) => enabled.includes(region) && (wanted.length === 0 || wanted.includes(region));
  const remedy = `Bring it up with \`stackery aws repair --region ${link.home_region}\`.`;
  const expected = version === null ? undefined : (await findRelease(db, version))?.manifest.agent.codeHash;
  const name = `${link.name_prefix}-agent-commander`;
  const lookAt = async (region: AgentRegion): Promise<AgentRegion> => {
    if (region.state === 'not-enabled') return isNew(region.region) ? enabledSince(region.region, remedy) : region;
    try {
      const codeHash = await getCodeHash(aws, linkAccess(link, region.region, 'verify'), name);
      return judged(region, { name, version, codeHash, expected, remedy });
    } catch {
      // A region that does not answer says nothing of the agent in it; what was known stays.
      return region;
    }
  };
  const known = new Set(link.regions.map(({ region }) => region));
  const others = enabled.filter((region) => !known.has(region) && isNew(region));
  const regions = await Promise.all(link.regions.map(lookAt));
  return { regions: JSON.stringify([...regions, ...others.map((region) => enabledSince(region, remedy))]) };
};

const enabledSince = (region: string, remedy: string): AgentRegion => ({
  region,
  state: 'failed',
  reason: `The account can use this region now, and the agent is not there yet. ${remedy}`,
});

type Seen = {
  name: string;
  version: string | null;
  codeHash: string | undefined;
  expected: string | undefined;
  remedy: string;
};

const judged = (
  { region, topicArn }: AgentRegion,
  { name, version, codeHash, expected, remedy }: Seen,
): AgentRegion => {
  const where = { region, ...(topicArn === undefined ? {} : { topicArn }) };
  if (codeHash === undefined) return { ...where, state: 'failed', reason: `There is no function ${name}. ${remedy}` };
  if (expected !== undefined && codeHash !== expected)
    return {
      ...where,
      state: 'failed',
      codeHash,
      reason: `${name} does not run the code of release ${version ?? ''}. ${remedy}`,
    };
  return { ...where, state: 'ready', codeHash, ...(version === null ? {} : { version }) };
};

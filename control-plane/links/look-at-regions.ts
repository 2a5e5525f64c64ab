import type { AgentRegion } from '../../contract/registration.ts';
import { linkAccess } from '../aws/link-access.ts';
import { getCodeHash } from '../aws/lambda/get-code-hash.ts';
import type { Deps } from '../compose.ts';
import { findRelease } from '../releases/release-store.ts';
import type { LinkFacts, LinkRow } from './link-store.ts';

/** Whether the commander of each region runs the code of the stack's release. */
export const lookAtRegions = async (
  { aws, db }: Pick<Deps, 'aws' | 'db'>,
  link: LinkRow,
  version: string | null,
): Promise<LinkFacts> => {
  const expected = version === null ? undefined : (await findRelease(db, version))?.manifest.agent.codeHash;
  const name = `${link.name_prefix}-agent-commander`;
  const lookAt = async (region: AgentRegion): Promise<AgentRegion> => {
    if (region.state === 'not-enabled') return region;
    try {
      const codeHash = await getCodeHash(aws, linkAccess(link, region.region, 'verify'), name);
      return judged(region, name, version, codeHash, expected);
    } catch {
      // A region that does not answer says nothing of the agent in it; what was known stays.
      return region;
    }
  };
  return { regions: JSON.stringify(await Promise.all(link.regions.map(lookAt))) };
};

const judged = (
  { region, topicArn }: AgentRegion,
  name: string,
  version: string | null,
  codeHash: string | undefined,
  expected: string | undefined,
): AgentRegion => {
  const where = { region, ...(topicArn === undefined ? {} : { topicArn }) };
  if (codeHash === undefined) return { ...where, state: 'failed', reason: `There is no function ${name}.` };
  if (expected !== undefined && codeHash !== expected)
    return {
      ...where,
      state: 'failed',
      codeHash,
      reason: `${name} does not run the code of release ${version ?? ''}.`,
    };
  return { ...where, state: 'ready', codeHash, ...(version === null ? {} : { version }) };
};

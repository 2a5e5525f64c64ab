import { AccountClient, paginateListRegions } from '@aws-sdk/client-account';
import { clientConfig, type Aws } from '../aws/connect.ts';
import type { InstalledAgent } from './installed-agent.ts';

/** Where the agent is: the regions that its stack names, otherwise every region that the account has enabled. */
export const agentRegions = async (aws: Aws, agent: InstalledAgent): Promise<string[]> => {
  const named = (agent.parameters['Regions'] ?? '').split(',').flatMap((name) => name.trim() || []);
  if (named.length) return [...new Set([aws.region, ...named])].sort();
  const found = new Set([aws.region]);
  const pages = paginateListRegions(
    { client: new AccountClient(clientConfig(aws)) },
    { RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'] },
  );
  for await (const page of pages)
    for (const { RegionName } of page.Regions ?? []) if (RegionName) found.add(RegionName);
  return [...found].sort();
};

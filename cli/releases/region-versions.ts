import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { agentRegions } from './agent-regions.ts';
import type { Code, InstalledAgent } from './installed-agent.ts';

export type RegionVersion = { region: string; version: string; note: string };

/** Which code runs in each region, by the hash that Lambda itself reports of it. */
export const regionVersions = async (aws: Aws, agent: InstalledAgent, code: Code): Promise<RegionVersion[]> => {
  const regions = await agentRegions(aws, agent);
  return Promise.all(regions.map((region) => versionIn(aws, region, agent, code)));
};

const versionIn = async (
  aws: Aws,
  region: string,
  { namePrefix }: InstalledAgent,
  code: Code,
): Promise<RegionVersion> => {
  try {
    const { CodeSha256, State, LastUpdateStatus } = await new LambdaClient(clientConfig(aws, region)).send(
      new GetFunctionConfigurationCommand({ FunctionName: `${namePrefix}-agent-commander` }),
    );
    if (CodeSha256 !== code.codeHash) return { region, version: 'other', note: 'runs other code' };
    const ready = (!State || State === 'Active') && (!LastUpdateStatus || LastUpdateStatus === 'Successful');
    return {
      region,
      version: code.version,
      note: ready ? 'ready' : `${State ?? ''} ${LastUpdateStatus ?? ''}`.trim(),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { region, version: '-', note: error.name === 'ResourceNotFoundException' ? 'no copy' : error.name };
  }
};

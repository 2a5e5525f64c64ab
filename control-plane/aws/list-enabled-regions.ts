import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import type { Aws } from './aws.ts';
import { isDenied } from './aws-error.ts';
import { callAs } from './call.ts';
import type { RoleAccess } from './role-access.ts';

/** The regions that the account can use now; undefined where the role may not ask, as in agents before this was asked. */
export const listEnabledRegions = async (aws: Aws, access: RoleAccess): Promise<string[] | undefined> => {
  const found: string[] = [];
  const page = (NextToken: string | undefined) =>
    callAs(aws, access, AccountClient, 'ListRegions', (client) =>
      client.send(
        new ListRegionsCommand({
          MaxResults: 50,
          RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'],
          ...(NextToken ? { NextToken } : {}),
        }),
      ),
    );
  try {
    let next: string | undefined;
    do {
      const { Regions = [], NextToken } = await page(next);
      for (const { RegionName } of Regions) if (RegionName) found.push(RegionName);
      next = NextToken;
    } while (next);
    return found;
  } catch (error) {
    if (isDenied(error)) return undefined;
    throw error;
  }
};

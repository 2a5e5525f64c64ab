import { AccountClient, paginateListRegions } from '@aws-sdk/client-account';
import { clientSettings } from '../aws/client-settings.ts';
import type { Deps } from '../deps.ts';
import { describeError, isAwsError, isThrottled } from '../describe-error.ts';

export type Regions = {
  /** Every region of the partition that the account can use now. */
  enabled: string[];
  /** The others, with what AWS says about them. */
  others: { region: string; status: string }[];
  /** Set when AWS would not tell: then the lists hold only what is known otherwise. */
  unknown?: string;
};

/**
 * Asks AWS which regions this account has. Where it is not told (a policy of the customer's organization, a stand-in without
 * this service), the regions given by name are all that is known, and the answer says so: a guess from a list of our own
 * would age, and would call regions that nobody enabled.
 */
export const listRegions = async (deps: Deps, given: string[]): Promise<Regions> => {
  const client = new AccountClient(clientSettings(deps.config, deps.config.homeRegion));
  const regions: Regions = { enabled: [], others: [] };
  try {
    for await (const page of paginateListRegions({ client, pageSize: 50 }, {}))
      for (const { RegionName: region, RegionOptStatus: status } of page.Regions ?? []) {
        if (!region) continue;
        if (status === 'ENABLED' || status === 'ENABLED_BY_DEFAULT') regions.enabled.push(region);
        else regions.others.push({ region, status: status ?? 'UNKNOWN' });
      }
    return regions;
  } catch (error) {
    if (!isAwsError(error) || isThrottled(error) || !isFinal(error.$metadata.httpStatusCode ?? 500)) throw error;
    return { enabled: given, others: [], unknown: describeError(error).reason };
  }
};

/** 501 is the one answer of a server that asking again does not change: it does not know this call. */
const isFinal = (status: number): boolean => status < 500 || status === 501;

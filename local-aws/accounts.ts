import { accessKeyId, secretAccessKey, uniqueId } from './iam/ids.ts';
import { accessKeys } from './iam/access-keys.ts';
import { iamState } from './iam/store.ts';
import { accountState } from './state.ts';
import type { World } from './world.ts';

export type AccountOptions = {
  id: string;
  name: string;
  enabledOptInRegions?: string[];
  /** Lambda's quota in each region: 1,000, and 10 in many new accounts. */
  concurrentExecutions?: number;
};
export type Account = {
  id: string;
  name: string;
  /** The access key of the IAM user `admin`, who has AdministratorAccess. */
  credentials: { accessKeyId: string; secretAccessKey: string };
};
export type AccountRecord = Account & { regionStatus: Map<string, RegionStatus>; concurrentExecutions?: number };
export type RegionStatus = 'ENABLED' | 'ENABLING' | 'DISABLING' | 'DISABLED' | 'ENABLED_BY_DEFAULT';

const records = accountState('accounts', () => new Map<string, AccountRecord>());
export const accountRecords = (world: World): Map<string, AccountRecord> => records(world, 'all');

export const regionStatus = (world: World, account: string, region: string): RegionStatus | undefined => {
  const known = world.regions.find(({ name }) => name === region);
  if (known === undefined) return undefined;
  if (!known.optIn) return 'ENABLED_BY_DEFAULT';
  return accountRecords(world).get(account)?.regionStatus.get(region) ?? 'DISABLED';
};

/** A region that is being switched off still answers until it is off. */
export const isRegionUsable = (world: World, account: string, region: string): boolean => {
  const status = regionStatus(world, account, region);
  return status === 'ENABLED_BY_DEFAULT' || status === 'ENABLED' || status === 'DISABLING';
};

export const addAccount = (world: World, options: AccountOptions): Account => {
  const { id, name, enabledOptInRegions = [], concurrentExecutions } = options;
  const now = world.clock.now();
  const credentials = { accessKeyId: accessKeyId('AKIA'), secretAccessKey: secretAccessKey() };
  iamState(world, id).users.set('admin', {
    name: 'admin',
    path: '/',
    id: uniqueId('AIDA'),
    arn: `arn:${world.partition}:iam::${id}:user/admin`,
    createdAt: now,
    boundary: undefined,
    tags: {},
    inline: new Map(),
    attached: [`arn:${world.partition}:iam::aws:policy/AdministratorAccess`],
  });
  accessKeys(world).set(credentials.accessKeyId, {
    id: credentials.accessKeyId,
    secret: credentials.secretAccessKey,
    account: id,
    userName: 'admin',
    status: 'Active',
    createdAt: now,
  });
  const account = { id, name, credentials };
  const regionStatus = new Map(enabledOptInRegions.map((region) => [region, 'ENABLED' as RegionStatus]));
  accountRecords(world).set(id, {
    ...account,
    regionStatus,
    ...(concurrentExecutions !== undefined && { concurrentExecutions }),
  });
  return account;
};

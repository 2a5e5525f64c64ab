import { randomUUID } from 'node:crypto';
import type { Link, NewLink } from '../../contract/link.ts';
import type { Manifest } from '../../contract/release.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import type { Caller } from '../caller.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { announce } from '../live/announce.ts';
import { freshReleases } from '../releases/fresh-releases.ts';
import { findNewestRelease } from '../releases/release-store.ts';
import { defaults } from './launch-link.ts';
import { findLinkOfAccount, insertLink } from './link-store.ts';
import { linkView } from './link-view.ts';

export const linkLifetime = 24 * 60 * 60_000;

/** Makes a link and the external id that goes with it: ours, random, and never taken from a request. */
export const createLink = async (deps: Deps, caller: Caller, input: NewLink): Promise<Link> => {
  const { db, clock, config } = deps;
  const regions = [...new Set(input.regions ?? [])];
  checkPartition(input.region, regions);
  await freshReleases(deps);
  const newest = (await findNewestRelease(db))?.manifest;
  checkOffered(newest, input.region);
  const namePrefix = input.namePrefix ?? defaults.namePrefix;
  const row = await db.transaction().execute(async (trx) => {
    if (input.accountId !== undefined) {
      const other = await findLinkOfAccount(trx, caller.workspaceId, input.accountId, namePrefix);
      if (other)
        throw new AppError(
          'account_already_linked',
          `Account ${input.accountId} is linked already, as link ${other.id}.`,
          'Use that link, end it first, or choose another name prefix.',
        );
    }
    const link = await insertLink(trx, {
      id: randomUUID(),
      workspace_id: caller.workspaceId,
      name: input.name ?? null,
      state: 'waiting',
      problem: null,
      external_id: randomUUID(),
      next_external_id: null,
      expected_account_id: input.accountId ?? null,
      account_confirmed: input.accountId !== undefined,
      home_region: input.region,
      stack_name_pattern: input.stackNamePattern ?? defaults.stackNamePattern,
      name_prefix: namePrefix,
      regions_wanted: JSON.stringify(regions),
      role_path: input.rolePath ?? null,
      permissions_boundary_arn: input.permissionsBoundaryArn ?? null,
      regions: '[]',
      drift: 'unknown',
      left_behind: '[]',
      created_at: timeOf(clock),
      created_by: caller.who,
      expires_at: timeOf(clock, linkLifetime),
    });
    await writeAudit(deps, trx, caller, { action: 'link.created', subject: `link:${link.id}` });
    await announce(trx, caller.workspaceId, 'link', link.id);
    return link;
  });
  return linkView(row, { newest, consoleUrl: config.consoleUrl, role: caller.role });
};

const checkPartition = (home: string, regions: string[]): void => {
  const partition = partitionOfRegion(home);
  const foreign = [home, ...regions].find((region) => !partition || partitionOfRegion(region) !== partition);
  if (foreign === undefined) return;
  throw new AppError(
    'region_not_offered',
    partition ? `${foreign} is not a region of the partition ${partition.name}.` : `${foreign} is not an AWS region.`,
    'Name regions as AWS does, such as eu-central-1.',
  );
};

const checkOffered = (newest: Manifest | undefined, region: string): void => {
  if (!newest)
    throw new AppError(
      'no_release',
      'No release of the agent has been published yet.',
      'Publish one with "npm run release:publish"; if there is one, the log says why the bucket cannot be read.',
    );
  if (!newest.installRegions.includes(region))
    throw new AppError(
      'region_not_offered',
      `The agent stack cannot be created in ${region}.`,
      `Choose one of ${newest.installRegions.join(', ')} as home; the agent reaches all other regions from there.`,
    );
};

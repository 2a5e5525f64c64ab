import type { Link } from '../../contract/link.ts';
import type { Manifest } from '../../contract/release.ts';
import { launchLink } from './launch-link.ts';
import type { Role } from '../../contract/workspace.ts';
import type { LinkRow } from './link-store.ts';
import { rotationOf } from './rotation.ts';
import { regionsReadyOf, regionsWantedOf } from './regions-of.ts';

export type ViewContext = { newest: Manifest | undefined; consoleUrl: string | undefined; role: Role };

/** What the API shows of a link. */
export const linkView = (row: LinkRow, { newest, consoleUrl, role }: ViewContext): Link => ({
  id: row.id,
  name: row.name,
  state: row.state,
  problem: row.problem,
  externalId: row.external_id,
  rotation: rotationOf(row),
  nextExternalId: role === 'owner' ? row.next_external_id : null,
  accountId: row.account_id,
  expectedAccountId: row.expected_account_id,
  accountConfirmed: row.account_confirmed,
  homeRegion: row.home_region,
  stackNamePattern: row.stack_name_pattern,
  namePrefix: row.name_prefix,
  stackId: row.stack_id,
  roleArn: row.role_arn,
  assetsBucket: row.assets_bucket,
  version: row.version,
  newestVersion: newest?.version ?? null,
  outdated: isOutdated(row, newest),
  regionsReady: regionsReadyOf(row),
  regionsWanted: regionsWantedOf(row),
  drift: row.drift,
  leftBehind: row.left_behind,
  commanderUsers: row.commander_users,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  linkedAt: row.linked_at?.toISOString() ?? null,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  launch: row.state === 'waiting' && newest ? launchLink(row, newest, consoleUrl) : null,
});

/** An installed stack that runs another version than the newest. */
export const isOutdated = (row: LinkRow, newest: Manifest | undefined): boolean =>
  (row.state === 'linked' || row.state === 'unreachable') &&
  row.version !== null &&
  newest !== undefined &&
  row.version !== newest.version;

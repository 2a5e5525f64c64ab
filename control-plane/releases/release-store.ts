import { sql, type Selectable } from 'kysely';
import type { Manifest } from '../../contract/release.ts';
import type { Database } from '../database/tables.ts';
import type { ReleaseTable } from './release-table.ts';

export type ReleaseRow = Selectable<ReleaseTable>;

const byVersion = sql`string_to_array(version, '.')::int[]`;

/** True when it is new. A version is published once: what we know of it is never replaced. */
export const insertRelease = async (db: Database, manifest: Manifest, foundAt: Date): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('releases')
    .values({ version: manifest.version, manifest: JSON.stringify(manifest), found_at: foundAt })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** Newest first. */
export const listReleases = (db: Database): Promise<ReleaseRow[]> =>
  db.selectFrom('releases').selectAll().orderBy(byVersion, 'desc').execute();

export const findNewestRelease = (db: Database): Promise<ReleaseRow | undefined> =>
  db.selectFrom('releases').selectAll().orderBy(byVersion, 'desc').limit(1).executeTakeFirst();

export const findRelease = (db: Database, version: string): Promise<ReleaseRow | undefined> =>
  db.selectFrom('releases').selectAll().where('version', '=', version).executeTakeFirst();

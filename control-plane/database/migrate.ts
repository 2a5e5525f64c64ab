import { sql } from 'kysely';
import { migrations } from './migrations.ts';
import type { Database } from './tables.ts';

/** Any number that nothing else locks: two control planes that start together migrate one after the other. */
const migrationLock = 715_303_517;

/** Brings the schema up to date, all or nothing; refuses a schema that a newer program has made. */
export const migrate = async (db: Database): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(trx);
    await sql`create table if not exists schema_migrations (name text primary key, ran_at timestamptz not null)`.execute(
      trx,
    );
    const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(trx);
    const ran = new Set(rows.map((row) => row.name));
    const unknown = [...ran].filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0)
      throw new Error(
        `The database was made by a newer Stackery (it has ${unknown.sort().join(', ')}, which this one does not know). ` +
          'Start the newer version, or restore the database from before its upgrade.',
      );
    for (const migration of migrations) {
      if (ran.has(migration.name)) continue;
      await sql.raw(migration.statements).execute(trx);
      await sql`insert into schema_migrations values (${migration.name}, now())`.execute(trx);
    }
  });
};

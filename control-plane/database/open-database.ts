import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import { migrate } from './migrate.ts';
import type { Database, Tables } from './tables.ts';

export type OpenDatabase = { db: Database; url: string; close(): Promise<void> };

type DatabaseConfig = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** The configured PostgreSQL, or an embedded one; migrated. */
export const openDatabase = async (config: DatabaseConfig): Promise<OpenDatabase> => {
  const embedded = config.databaseUrl === undefined ? await startEmbeddedPostgres(config.dataDir) : undefined;
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, keepAlive: true });
  // An idle connection that breaks is reported here; whoever queries next gets the error as its own.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await embedded?.close();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, url, close };
};

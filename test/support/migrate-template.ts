import { PgBoss } from 'pg-boss';
import pg from 'pg';
import { openDatabase } from '../../control-plane/database/open-database.ts';

export const templateName = 'stackery_template';

/** Makes the database that every test file clones: all tables, the job queue's too. */
export const migrateTemplate = async (serverUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${templateName}`);
  await client.end();
  const databaseUrl = databaseAt(serverUrl, templateName);
  const { close } = await openDatabase({ databaseUrl, dataDir: '' });
  await close();
  const boss = new PgBoss({ connectionString: databaseUrl, schedule: false, supervise: false });
  await boss.start();
  await boss.stop({ graceful: false });
};

export const databaseAt = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

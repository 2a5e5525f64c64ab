import { afterAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { dumpSchema } from '../../../control-plane/database/dump-schema.ts';
import { migrate } from '../../../control-plane/database/migrate.ts';
import { migrations } from '../../../control-plane/database/migrations.ts';
import { openDatabase, type OpenDatabase } from '../../../control-plane/database/open-database.ts';
import { databaseAt } from '../../support/migrate-template.ts';

const opened: OpenDatabase[] = [];
afterAll(async () => {
  for (const { close } of opened) await close();
});
const emptyDatabase = async (): Promise<string> => {
  const server = process.env['STACKERY_TEST_DATABASE_URL'] ?? '';
  const name = `migrate_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return databaseAt(server, name);
};
const open = async (databaseUrl: string) => {
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  opened.push(database);
  return database;
};

describe('the migrations', () => {
  it('run once, also when several control planes start together', async () => {
    const url = await emptyDatabase();
    const [one] = await Promise.all([open(url), open(url), open(url)]);
    await migrate(one.db);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select name from schema_migrations order by name');
    await client.end();
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name).sort());
  });

  it('have names of their own', () => {
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
  });

  it('stop a program that meets a newer schema', async () => {
    const url = await emptyDatabase();
    await open(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("insert into schema_migrations values ('9999-from-the-future', now())");
    await client.end();
    await expect(openDatabase({ databaseUrl: url, dataDir: '' })).rejects.toThrow(
      /made by a newer Stackery \(it has 9999-from-the-future.*Start the newer version/,
    );
  });

  it('make the schema that schema.sql shows', async () => {
    const { db } = await open(await emptyDatabase());
    const file = new URL('../../../control-plane/database/schema.sql', import.meta.url);
    const made = await dumpSchema(db);
    // UPDATE=1 writes it anew, to be committed with the migration
    if (process.env['UPDATE']) await writeFile(file, made);
    expect(made).toBe(await readFile(file, 'utf8'));
  });
});

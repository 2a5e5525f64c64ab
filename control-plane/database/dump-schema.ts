import { sql } from 'kysely';
import type { Database } from './tables.ts';

type Column = {
  table_name: string;
  column_name: string;
  data_type: string;
  is_nullable: string;
  column_default: string | null;
};

/** The schema as text: what review shows of a migration. Tables, columns, constraints and indexes, in a stable order. */
export const dumpSchema = async (db: Database): Promise<string> => {
  const columns = await sql<Column>`
    select table_name, column_name, data_type, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`.execute(db);
  const constraints = await sql<{ table_name: string; definition: string }>`
    select conrelid::regclass::text as table_name, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, contype desc, 2`.execute(
    db,
  );
  const indexes = await sql<{ table_name: string; definition: string }>`
    select tablename as table_name, indexdef as definition from pg_indexes
    where schemaname = 'public' and indexname not in (select conname from pg_constraint) order by 1, 2`.execute(db);

  const tables = [...new Set(columns.rows.map(({ table_name }) => table_name))];
  const text = tables.map((table) => {
    const inTable = <Row extends { table_name: string }>({ rows }: { rows: Row[] }) =>
      rows.filter(({ table_name }) => table_name === table);
    const lines = [
      ...inTable(columns).map(columnLine),
      ...inTable(constraints).map(({ definition }) => `  ${definition}`),
    ];
    const after = inTable(indexes).map(({ definition }) => `${definition};`);
    return [`create table ${table} (`, lines.join(',\n'), ');', ...after].join('\n');
  });
  return `${text.join('\n\n')}\n`;
};

const columnLine = ({ column_name, data_type, is_nullable, column_default }: Column): string =>
  [
    `  ${column_name} ${data_type}`,
    is_nullable === 'NO' ? 'not null' : '',
    column_default === null ? '' : `default ${column_default}`,
  ]
    .filter(Boolean)
    .join(' ');

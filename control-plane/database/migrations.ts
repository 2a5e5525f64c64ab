import { firstTables } from './migrations/0001-first-tables.ts';

/** Append-only: a migration that has run anywhere is never edited. Run in this order; known by name. */
export const migrations: { name: string; statements: string }[] = [
  { name: '0001-first-tables', statements: firstTables },
];

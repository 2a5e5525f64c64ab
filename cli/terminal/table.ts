import { printable } from './printable.ts';

/** Columns as wide as their widest cell, under their names. */
export const table = (head: string[], rows: string[][]): string[] => aligned([head, ...rows]);

/** Columns as wide as their widest cell; the last one is not padded. */
export const aligned = (rows: string[][]): string[] => {
  const cells = rows.map((row) => row.map(printable));
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) => (column === columns - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

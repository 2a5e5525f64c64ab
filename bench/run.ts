import { cpus } from 'node:os';
import { measurements } from './measurements.ts';
import type { Row } from './measurement.ts';

/** `npm run bench [-- NAME…]`: a table for people on standard error, JSON on standard output. */
const wanted = process.argv.slice(2);
const results: { name: string; rows: Row[] }[] = [];
for (const { name, measure } of measurements) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  results.push({ name, rows: await measure((line) => console.error(`${name}: ${line}`)) });
}

const show = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
const lines = results.flatMap(({ rows }) =>
  rows.map(({ what, ours, beside, unit, aim }) => [
    what,
    `${show(ours)} ${unit}`,
    `${show(beside.value)} ${unit} (${beside.name})`,
    (ours / beside.value).toFixed(2),
    aim ?? '',
  ]),
);
const table = [['measured', 'ours', 'beside', 'ratio', 'aim'], ...lines];
const widths = table.reduce((most, row) => row.map((cell, i) => Math.max(cell.length, most[i] ?? 0)), [] as number[]);
for (const row of table) console.error(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
console.log(JSON.stringify({ node: process.version, cpus: cpus().length, results }, null, 2));
process.exit(0);

import { expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { blockNames } from './read-operation-test.ts';
import { readConformance } from './conformance-table.ts';

const all = await readConformance(fileURLToPath(new URL('../..', import.meta.url)));
const named = (rows: typeof all) => rows.map(({ service, operation }) => `${service}:${operation}`);

it('each operation names the fact its test was written from', () => {
  expect(named(all.filter(({ facts }) => !facts?.fact))).toEqual([]);
});

it.each(blockNames)('each operation has a test of its %s', (block) => {
  expect(named(all.filter(({ facts }) => !facts?.counts[block]))).toEqual([]);
});

it('each operation is in the run of the AWS CLI', () => {
  expect(named(all.filter(({ cli }) => !cli))).toEqual([]);
});

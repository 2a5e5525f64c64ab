import { describe, expect, it } from '@jest/globals';
import { blockRows, conditionRows } from './decisions/conditions.ts';
import { decideRow, outcome, type Row } from './decisions/decision.ts';
import { exampleRows } from './decisions/examples.ts';
import { limitRows } from './decisions/limits.ts';
import { matchingRows } from './decisions/matching.ts';
import { principalRows } from './decisions/principals.ts';
import { variableRows } from './decisions/variables.ts';
import { verdictRows } from './decisions/verdicts.ts';

const tables: Record<string, Row[]> = {
  'condition operators': conditionRows,
  'condition blocks': blockRows,
  'actions and resources': matchingRows,
  'policy variables': variableRows,
  'principals, trust and accounts': principalRows,
  'boundaries and session policies': limitRows,
  'examples of the AWS documentation': exampleRows,
  'verdicts of the AWS documentation': verdictRows,
};

for (const [table, rows] of Object.entries(tables)) {
  describe(table, () => {
    it.each(rows.map((row) => [row.rule, row] as const))('%s', (_rule, row) => {
      expect(outcome(decideRow(row))).toBe(row.want);
    });
  });
}

it('takes at least 300 decisions, each stated once', () => {
  const rules = Object.values(tables).flatMap((rows) => rows.map((row) => row.rule));
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules.length).toBeGreaterThanOrEqual(300);
});

it('says which statement decided', () => {
  const decision = decideRow({
    rule: '',
    identity: [{ Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' }],
    boundary: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }],
    want: 'explicit',
  });
  expect(decision).toEqual({ allowed: false, explicit: true, by: 'boundary', statement: 'boundary#0' });
});

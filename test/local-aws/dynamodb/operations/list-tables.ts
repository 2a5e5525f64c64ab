import { DynamoDBClient, ListTablesCommand, type ListTablesCommandInput } from '@aws-sdk/client-dynamodb';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeTable } from '../make-table.ts';

const list = (target: Target, input: ListTablesCommandInput = {}) =>
  target.client(DynamoDBClient).send(new ListTablesCommand(input));

export const listTables: OperationTest = {
  fact: 'DynamoDB API reference, ListTables: names in order, up to 100 a page; the last name of a page starts the next one. What is said of an empty name: recorded from AWS in ack-api-quirks services/dynamodb.',
  shape: {
    'answers names': async (target) => {
      const name = await makeTable(target);
      expect((await list(target)).TableNames).toContain(name);
    },
  },
  validation: refusals(list, {
    'refuses a page of none': [{ Limit: 0 }, 'ValidationException', /greater than or equal to 1/],
    'refuses a page of 101': [{ Limit: 101 }, 'ValidationException', /less than or equal to 100/],
    'refuses to begin after no name': [
      { ExclusiveStartTableName: '' },
      'ValidationException',
      /^2 validation errors detected: Value '' at 'exclusiveStartTableName' failed to satisfy constraint: Member must satisfy regular expression pattern: \[a-zA-Z0-9_.-\]\+; Value '' at 'exclusiveStartTableName' failed to satisfy constraint: Member must have length greater than or equal to 3$/,
    ],
  }),
  behaviour: {
    'goes on after the last one of a page': async (target) => {
      const names = [await makeTable(target), await makeTable(target)].sort();
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await list(target, { Limit: 1, ...(after && { ExclusiveStartTableName: after }) });
        found.push(...(page.TableNames ?? []));
        after = page.LastEvaluatedTableName;
      } while (after !== undefined);
      expect(found.filter((name) => names.includes(name))).toEqual(names);
    },
  },
};

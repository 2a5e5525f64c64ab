import type { OperationTest } from '../../support/operation-test.ts';
import { createTable } from './operations/create-table.ts';
import { deleteTable } from './operations/delete-table.ts';
import { describeTable } from './operations/describe-table.ts';
import { listTables } from './operations/list-tables.ts';

export const dynamodbOperationTests: Record<string, OperationTest> = {
  CreateTable: createTable,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  ListTables: listTables,
};

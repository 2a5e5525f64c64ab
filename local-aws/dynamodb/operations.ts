import type { Service } from '../operation.ts';
import { createTable } from './create-table.ts';
import { deleteTable } from './delete-table.ts';
import { describeTable } from './describe-table.ts';
import { listTables } from './list-tables.ts';

/** Tables as things that are there, or not; what is in them is no part of this. */
export const dynamodb: Service = {
  name: 'dynamodb',
  protocols: ['json-1.0'],
  operations: {
    CreateTable: createTable,
    DeleteTable: deleteTable,
    DescribeTable: describeTable,
    ListTables: listTables,
  },
};

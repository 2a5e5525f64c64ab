import type { DescribeTableInput, DescribeTableOutput } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findTable, onTable, tableNameOf } from './find-table.ts';
import { presentTable } from './present-table.ts';

export const describeTable: Operation<DescribeTableInput, DescribeTableOutput> = {
  authorize: (call, input) => onTable(call, 'DescribeTable', input.TableName),
  run: (call, input) => {
    const table = findTable(call, input.TableName);
    if (table === undefined) {
      const name = tableNameOf(input.TableName);
      throw new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
    }
    return { Table: presentTable(call.world, table) };
  },
};

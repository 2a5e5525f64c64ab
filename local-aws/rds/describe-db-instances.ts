import type { DBInstanceMessage, DescribeDBInstancesMessage } from '@aws-sdk/client-rds';
import type { Operation } from '../operation.ts';
import { filterDatabases } from './filter.ts';
import { findDatabase, listDatabases, onDatabase } from './find-database.ts';
import { pageOf } from './page.ts';
import { presentInstance } from './present-database.ts';

export const describeDBInstances: Operation<DescribeDBInstancesMessage, DBInstanceMessage> = {
  authorize: (call, input) => onDatabase(call, 'DescribeDBInstances', 'db', input.DBInstanceIdentifier),
  run: (call, input) => {
    const { DBInstanceIdentifier: id } = input;
    const all = id ? [findDatabase(call, 'db', id)] : listDatabases(call, 'db');
    const { page, marker } = pageOf(filterDatabases('db', all, input.Filters), input);
    return { DBInstances: page.map((found) => presentInstance(call.world, found)), ...marker };
  },
};

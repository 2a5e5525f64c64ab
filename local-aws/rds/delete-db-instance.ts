import type { DeleteDBInstanceMessage, DeleteDBInstanceResult } from '@aws-sdk/client-rds';
import type { Operation } from '../operation.ts';
import { findDatabase, onDatabase } from './find-database.ts';
import { presentInstance } from './present-database.ts';
import { removeDatabase } from './remove-database.ts';

export const deleteDBInstance: Operation<DeleteDBInstanceMessage, DeleteDBInstanceResult> = {
  authorize: (call, input) => onDatabase(call, 'DeleteDBInstance', 'db', input.DBInstanceIdentifier),
  run: (call, input) => {
    const found = findDatabase(call, 'db', input.DBInstanceIdentifier ?? '');
    removeDatabase(call, found, {
      noun: 'DB Instance',
      state: 'InvalidDBInstanceState',
      skipFinalSnapshot: input.SkipFinalSnapshot,
      finalSnapshot: input.FinalDBSnapshotIdentifier,
      deleteBackups: input.DeleteAutomatedBackups,
    });
    return { DBInstance: presentInstance(call.world, found) };
  },
};

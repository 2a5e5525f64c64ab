import type { DeleteTableInput, DeleteTableOutput } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findTable, onTable, tableNameOf, validation } from './find-table.ts';
import { presentTable } from './present-table.ts';
import { tableSettlingTime } from './state.ts';

export const deleteTable: Operation<DeleteTableInput, DeleteTableOutput> = {
  authorize: (call, input) => onTable(call, 'DeleteTable', input.TableName),
  run: (call, input) => {
    const { world } = call;
    const name = tableNameOf(input.TableName);
    const table = findTable(call, input.TableName);
    if (table === undefined)
      throw new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
    if (table.deletionProtection)
      throw validation(
        `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
      );
    const now = world.clock.now();
    if (now < table.settledAt || table.goneAt !== undefined) {
      const state = table.goneAt === undefined ? 'created' : 'deleted';
      throw new AwsError(
        'ResourceInUseException',
        `Attempt to change a resource which is still in use: Table is being ${state}: ${name}`,
      );
    }
    table.goneAt = now + tableSettlingTime;
    return { TableDescription: presentTable(world, table) };
  },
};

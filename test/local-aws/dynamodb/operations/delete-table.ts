import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { untilSettled } from '../../../support/until-settled.ts';
import { createTable, describeTable, makeTable } from '../make-table.ts';

const remove = (target: Target, TableName: string) =>
  target.client(DynamoDBClient).send(new DeleteTableCommand({ TableName }));

export const deleteTable: OperationTest = {
  fact: 'DynamoDB API reference, DeleteTable: DELETING, then gone; ResourceInUseException while it is being made or deleted; a table may be protected against it.',
  shape: {
    'answers the table as it is being deleted': async (target) => {
      const TableName = await makeTable(target);
      expect((await remove(target, TableName)).TableDescription).toMatchObject({ TableName, TableStatus: 'DELETING' });
    },
  },
  validation: refusals(remove, {
    'refuses a name with a space': ['no spaces', 'ValidationException', /\[a-zA-Z0-9_.-\]\+/],
  }),
  behaviour: {
    'takes the table away after a while': async (target) => {
      const name = await makeTable(target);
      await remove(target, name);
      await untilSettled(target, () =>
        describeTable(target, name).then(
          () => false,
          () => true,
        ),
      );
      await expect(remove(target, name)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`),
      );
    },
    'refuses while the table is being made': onlyLocally('the moment', async (target) => {
      const { TableDescription } = await createTable(target);
      await expect(remove(target, TableDescription?.TableName ?? '')).rejects.toMatchObject(
        refusal(
          'ResourceInUseException',
          /^Attempt to change a resource which is still in use: Table is being created/,
        ),
      );
    }),
    'refuses a table that is protected': onlyLocally('it would stay', async (target) => {
      const name = await makeTable(target, { DeletionProtectionEnabled: true });
      await expect(remove(target, name)).rejects.toMatchObject(
        refusal('ValidationException', /currently protected against deletion/),
      );
    }),
  },
};

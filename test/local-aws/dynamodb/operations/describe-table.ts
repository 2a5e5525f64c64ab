import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { describeTable as describe, makeTable, tableArn } from '../make-table.ts';

export const describeTable: OperationTest = {
  fact: 'DynamoDB API reference, DescribeTable: a table by name or ARN; ResourceNotFoundException for none. What an ACTIVE table has: recorded from AWS in localstack/localstack tests/aws/services/dynamodb/resources. What is said of ARNs from elsewhere, and of short names: recorded from AWS in ack-api-quirks services/dynamodb.',
  shape: {
    'answers the table, and no stream where there is none': async (target) => {
      const name = await makeTable(target);
      const table = await describe(target, name);
      expect(table).toMatchObject({
        TableName: name,
        TableArn: tableArn(target, name),
        TableStatus: 'ACTIVE',
        BillingModeSummary: {
          BillingMode: 'PAY_PER_REQUEST',
          LastUpdateToPayPerRequestDateTime: expect.any(Date),
        },
        WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000, Status: 'ACTIVE' },
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      });
      expect(table.LatestStreamArn).toBeUndefined();
    },
  },
  validation: refusals(describe, {
    'refuses a name with a space': ['no spaces', 'ValidationException', /\[a-zA-Z0-9_.-\]\+/],
    'refuses a name of two letters': [
      'ab',
      'ValidationException',
      /^1 validation error detected: Value 'ab' at 'tableName'/,
    ],
  }),
  behaviour: {
    'takes the ARN for the name': async (target) => {
      const name = await makeTable(target);
      expect((await describe(target, tableArn(target, name))).TableName).toBe(name);
      const elsewhere = tableArn(target, name).replace(target.region, 'eu-north-1');
      await expect(describe(target, elsewhere)).rejects.toMatchObject(
        refusal('ValidationException', `1 validation error detected: Invalid AWS region in '${elsewhere}'`),
      );
    },
    "does not show another account's table": async (target) => {
      const foreign = tableArn(target, 'table').replace(target.accountId, '123456789012');
      await expect(describe(target, foreign)).rejects.toMatchObject(
        refusal('AccessDeniedException', 'Access is denied'),
      );
    },
    'does not know a table that there is not': async (target) => {
      const name = target.unique('gone');
      await expect(describe(target, name)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`),
      );
    },
  },
};

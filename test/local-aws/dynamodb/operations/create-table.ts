import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { makeKey, makeUser } from '../../iam/make-owners.ts';
import { createTable as create, describeTable, makeTable, removeTable, tableArn } from '../make-table.ts';

const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const id = { AttributeName: 'id', AttributeType: 'S' as const };

export const createTable: OperationTest = {
  fact: 'DynamoDB API reference, CreateTable: CREATING at first, then ACTIVE; key attributes must be defined, and no others; throughput with PROVISIONED and only with it; ResourceInUseException for a name that is taken.',
  shape: {
    'answers the table as it is being made': async (target) => {
      const TableName = target.unique('table');
      const { TableDescription } = await create(target, { TableName });
      expect(TableDescription).toMatchObject({
        TableName,
        TableStatus: 'CREATING',
        TableArn: tableArn(target, TableName),
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        ItemCount: 0,
      });
      expect(TableDescription?.CreationDateTime).toBeInstanceOf(Date);
    },
    'answers the ARN of its stream, which ends with the time it was made': async (target) => {
      const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' as const };
      const name = await makeTable(target, { StreamSpecification });
      const { LatestStreamArn, LatestStreamLabel } = await describeTable(target, name);
      expect(LatestStreamLabel).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
      expect(LatestStreamArn).toBe(`${tableArn(target, name)}/stream/${LatestStreamLabel}`);
    },
  },
  validation: refusals(create, {
    'refuses a name of two letters': [
      { TableName: 'ab' },
      'ValidationException',
      /at least 3 characters long and at most 255 characters long/,
    ],
    'refuses a name with a slash': [{ TableName: 'a/bc' }, 'ValidationException', /\[a-zA-Z0-9_.-\]\+/],
    'refuses a key that is not defined': [
      { AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }] },
      'ValidationException',
      /Some index key attributes are not defined in AttributeDefinitions\. Keys: \[id\], AttributeDefinitions: \[other\]/,
    ],
    'refuses an attribute that is no key': [
      { AttributeDefinitions: [id, { AttributeName: 'more', AttributeType: 'S' }] },
      'ValidationException',
      /Number of attributes in KeySchema does not exactly match number of attributes defined/,
    ],
    'refuses a first key that is no hash': [
      { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' }] },
      'ValidationException',
      /first KeySchemaElement is not a HASH key type/,
    ],
    'refuses kinds of keys and attributes that there are not': [
      {
        AttributeDefinitions: [{ ...id, AttributeType: 'X' as 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'FIRST' as 'HASH' }],
      },
      'ValidationException',
      /^2 validation errors detected: Value 'X' at 'attributeDefinitions\.1\.member\.attributeType' .*: \[B, N, S\]; Value 'FIRST' at 'keySchema\.1\.member\.keyType' .*: \[HASH, RANGE\]$/,
    ],
    'refuses a class of tables that there is not': [
      { TableClass: 'RARE' as 'STANDARD' },
      'ValidationException',
      "1 validation error detected: Value 'RARE' at 'tableClass' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, STANDARD_INFREQUENT_ACCESS]",
    ],
    'refuses no capacity': [
      { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ...throughput, ReadCapacityUnits: 0 } },
      'ValidationException',
      "1 validation error detected: Value '0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    'refuses throughput with payment by request': [
      { ProvisionedThroughput: throughput },
      'ValidationException',
      /Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST/,
    ],
    'refuses no throughput without it': [
      { BillingMode: 'PROVISIONED' },
      'ValidationException',
      /ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED/,
    ],
  }),
  behaviour: {
    'is ACTIVE after a while': async (target) => {
      const name = await makeTable(target, { BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput });
      expect(await describeTable(target, name)).toMatchObject({
        TableStatus: 'ACTIVE',
        ProvisionedThroughput: throughput,
        WarmThroughput: { ReadUnitsPerSecond: 1, WriteUnitsPerSecond: 1, Status: 'ACTIVE' },
      });
    },
    'keeps the class of the table, where one is named': async (target) => {
      const TableClass = 'STANDARD_INFREQUENT_ACCESS';
      const name = await makeTable(target, { TableClass });
      expect(await describeTable(target, name)).toMatchObject({ TableClassSummary: { TableClass } });
      expect(await describeTable(target, await makeTable(target))).not.toHaveProperty('TableClassSummary');
    },
    'lets a policy decide by the tags': async (target) => {
      const { name: UserName } = await makeUser(target);
      const Action = ['dynamodb:CreateTable', 'dynamodb:TagResource'];
      const Condition = { StringEquals: { 'aws:RequestTag/team': 'a' } };
      const Statement = [{ Effect: 'Allow', Action, Resource: '*', Condition }];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      const putPolicy = new PutUserPolicyCommand({ UserName, PolicyName: 'tables', PolicyDocument });
      await target.client(IAMClient).send(putPolicy);
      const credentials = await makeKey(target, UserName);
      const tagged = (Value: string) => create(target, { Tags: [{ Key: 'team', Value }] }, credentials);
      const { TableDescription } = await eventually(() => tagged('a'));
      target.afterwards(() => removeTable(target, TableDescription?.TableName));
      await expect(tagged('b')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    },
    'refuses a name that is taken': async (target) => {
      const TableName = await makeTable(target);
      await expect(create(target, { TableName })).rejects.toMatchObject(
        refusal('ResourceInUseException', `Table already exists: ${TableName}`),
      );
    },
  },
};

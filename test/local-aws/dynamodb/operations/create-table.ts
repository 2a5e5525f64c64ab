import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { makeKey, makeUser } from '../../iam/make-owners.ts';
import { createTable as create, describeTable, makeTable, removeTable, tableArn } from '../make-table.ts';

const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const id = { AttributeName: 'id', AttributeType: 'S' as const };
const idKey = [{ AttributeName: 'id', KeyType: 'HASH' as const }];

export const createTable: OperationTest = {
  fact: 'DynamoDB API reference, CreateTable: CREATING at first, then ACTIVE; key attributes must be defined, and no others; throughput with PROVISIONED and only with it; ResourceInUseException for a name that is taken. Recorded from AWS: what is said of keys, lists of indexes and names in mhart/dynalite test/createTable.js and paritysuite/dynamodb-conformance tests/tier3/error-messages; of streams, classes and tags in ack-api-quirks services/dynamodb, findings 035, 042, 110 and 442.',
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
      "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
    ],
    'refuses a name of 256 letters': [
      { TableName: 'a'.repeat(256) },
      'ValidationException',
      /less than or equal to 255$/,
    ],
    'refuses a name with a slash': [{ TableName: 'a/bc' }, 'ValidationException', /\[a-zA-Z0-9_.-\]\+/],
    'refuses a key that is not defined': [
      { AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }] },
      'ValidationException',
      /Some index key attributes are not defined in AttributeDefinitions\. Keys: \[id\], AttributeDefinitions: \[other\]/,
    ],
    'refuses fewer definitions than keys': [
      { KeySchema: [...idKey, { AttributeName: 'more', KeyType: 'RANGE' }] },
      'ValidationException',
      'Invalid KeySchema: Some index key attribute have no definition',
    ],
    'refuses no definitions': [
      { AttributeDefinitions: [] },
      'ValidationException',
      'Invalid KeySchema: Some index key attribute have no definition',
    ],
    'refuses neither key nor definitions': [
      { KeySchema: undefined, AttributeDefinitions: undefined },
      'ValidationException',
      "2 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be null; Value null at 'keySchema' failed to satisfy constraint: Member must not be null",
    ],
    'refuses a key of nothing': [
      { KeySchema: [] },
      'ValidationException',
      "1 validation error detected: Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    'refuses a definition twice': [
      { AttributeDefinitions: [id, id] },
      'ValidationException',
      'Attribute Name is duplicated: id',
    ],
    'says that a key has one attribute twice before it looks at their kinds': [
      { KeySchema: [...idKey, ...idKey], AttributeDefinitions: [id, { ...id, AttributeName: 'more' }] },
      'ValidationException',
      'Both the Hash Key and the Range Key element in the KeySchema have the same name',
    ],
    'refuses an empty list of local indexes': [
      { LocalSecondaryIndexes: [] },
      'ValidationException',
      'One or more parameter values were invalid: List of LocalSecondaryIndexes is empty',
    ],
    'refuses an empty list of global indexes': [
      { GlobalSecondaryIndexes: [] },
      'ValidationException',
      'One or more parameter values were invalid: List of GlobalSecondaryIndexes is empty',
    ],
    'refuses a stream that shows nothing': [
      { StreamSpecification: { StreamEnabled: true } },
      'ValidationException',
      'One or more parameter values were invalid: Table is being created with a stream enabled, UpdateViewType is required',
    ],
    'refuses what a stream shows without a stream': [
      { StreamSpecification: { StreamEnabled: false, StreamViewType: 'NEW_IMAGE' } },
      'ValidationException',
      'One or more parameter values were invalid: Table is being created with a stream disabled, UpdateViewType should not be specified',
    ],
    'refuses a stream that shows what there is not': [
      { StreamSpecification: { StreamEnabled: true, StreamViewType: 'new_image' as 'NEW_IMAGE' } },
      'ValidationException',
      "1 validation error detected: Value 'new_image' at 'streamSpecification.streamViewType' failed to satisfy constraint: Member must satisfy enum value set: [OLD_IMAGE, KEYS_ONLY, NEW_AND_OLD_IMAGES, NEW_IMAGE]",
    ],
    'refuses not to say whether there is a stream': [
      { StreamSpecification: {} as { StreamEnabled: boolean } },
      'ValidationException',
      "1 validation error detected: Value null at 'streamSpecification.streamEnabled' failed to satisfy constraint: Member must not be null",
    ],
    'refuses tags of AWS': [
      { Tags: [{ Key: 'aws:foo', Value: '1' }] },
      'ValidationException',
      'Tag Key cannot be prefixed with aws:, Key: aws:foo',
    ],
    'refuses a tag with a hash sign': [
      { Tags: [{ Key: 'a#b', Value: '1' }] },
      'ValidationException',
      'The Tag Key provided is invalid, Key: a#b',
    ],
    'refuses a tag whose value is too long': [
      { Tags: [{ Key: 'a', Value: 'b'.repeat(257) }] },
      'ValidationException',
      /^The Tag Value provided is invalid, Value: b{257}$/,
    ],
    'refuses a tag twice': [
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      'ValidationException',
      'Duplicate Tag Keys provided as input: Duplicate Tag Key found a',
    ],
    'refuses 51 tags': [
      { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })) },
      'ValidationException',
      'Number of Tags exceed the current limit for the provided ResourceArn',
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
      'Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].',
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

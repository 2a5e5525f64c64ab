import { randomUUID } from 'node:crypto';
import type { CreateTableInput, CreateTableOutput } from '@aws-sdk/client-dynamodb';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findTable, onTable, tableNameOf, validation } from './find-table.ts';
import { presentTable } from './present-table.ts';
import { dynamodbState, tableArn, tableSettlingTime, type Table } from './state.ts';

const tagsOf = ({ Tags = [] }: CreateTableInput): Record<string, string> =>
  Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));

export const createTable: Operation<CreateTableInput, CreateTableOutput> = {
  authorize: (call, input) => onTable(call, 'CreateTable', input.TableName, tagsOf(input)),
  run: (call, input) => {
    const { world, account, region } = call;
    const name = tableNameOf(input.TableName);
    if (input.GlobalSecondaryIndexes || input.LocalSecondaryIndexes) throw notImplemented('dynamodb', 'Indexes');
    checkKeys(input);
    const throughput = checkThroughput(input);
    const now = world.clock.now();
    if (findTable(call, name)) throw new AwsError('ResourceInUseException', `Table already exists: ${name}`);
    const streams = input.StreamSpecification;
    const table: Table = {
      name,
      id: randomUUID(),
      arn: tableArn(world, account, region, name),
      attributeDefinitions: input.AttributeDefinitions ?? [],
      keySchema: input.KeySchema ?? [],
      ...throughput,
      ...(streams?.StreamEnabled && {
        stream: { specification: streams, label: new Date(now).toISOString().replace('Z', '') },
      }),
      deletionProtection: input.DeletionProtectionEnabled ?? false,
      tags: tagsOf(input),
      createdAt: now,
      settledAt: now + tableSettlingTime,
    };
    dynamodbState(world, account, region).set(name, table);
    return { TableDescription: presentTable(world, table) };
  },
};

const checkKeys = ({ KeySchema = [], AttributeDefinitions = [] }: CreateTableInput): void => {
  const keys = KeySchema.map(({ AttributeName = '' }) => AttributeName);
  const defined = AttributeDefinitions.map(({ AttributeName = '' }) => AttributeName);
  const invalid = (problem: string) => validation(`One or more parameter values were invalid: ${problem}`);
  if (KeySchema[0]?.KeyType !== 'HASH')
    throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (keys.length > 2 || (keys.length === 2 && KeySchema[1]?.KeyType !== 'RANGE'))
    throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  if (!keys.every((key) => defined.includes(key)))
    throw invalid(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${keys.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  if (defined.length !== keys.length)
    throw invalid(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
};

const checkThroughput = ({ BillingMode = 'PROVISIONED', ProvisionedThroughput }: CreateTableInput) => {
  if (BillingMode === 'PAY_PER_REQUEST' && ProvisionedThroughput)
    throw validation(
      'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  if (BillingMode === 'PROVISIONED' && !ProvisionedThroughput)
    throw validation('No provisioned throughput specified for the table');
  return {
    billingMode: BillingMode,
    readCapacityUnits: ProvisionedThroughput?.ReadCapacityUnits ?? 0,
    writeCapacityUnits: ProvisionedThroughput?.WriteCapacityUnits ?? 0,
  };
};

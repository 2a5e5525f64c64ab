import { randomUUID } from 'node:crypto';
import type { CreateTableInput, CreateTableOutput } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { checkKeys } from './check-keys.ts';
import { findTable, onTable, tableNameOf, validation } from './find-table.ts';
import { presentTable } from './present-table.ts';
import { dynamodbState, tableArn, tableSettlingTime, type Table } from './state.ts';

const tagsOf = ({ Tags = [] }: CreateTableInput): Record<string, string> =>
  Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));

export const createTable: Operation<CreateTableInput, CreateTableOutput> = {
  authorize: (call, input) => onTable(call, 'CreateTable', input.TableName, tagsOf(input)),
  lacks: [
    'GlobalSecondaryIndexes',
    'GlobalTableSettingsReplicationMode',
    'GlobalTableSourceArn',
    'LocalSecondaryIndexes',
    'OnDemandThroughput',
    'ResourcePolicy',
    'SSESpecification',
    'VectorIndexes',
    'WarmThroughput',
  ],
  run: (call, input) => {
    const { world, account, region } = call;
    const name = tableNameOf(input.TableName);
    checkMembers(input);
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
      ...(input.TableClass !== undefined && { tableClass: input.TableClass }),
      tags: tagsOf(input),
      createdAt: now,
      settledAt: now + tableSettlingTime,
    };
    dynamodbState(world, account, region).set(name, table);
    return { TableDescription: presentTable(world, table) };
  },
};

const checkMembers = (input: CreateTableInput): void => {
  const { AttributeDefinitions = [], KeySchema = [], BillingMode, ProvisionedThroughput: units } = input;
  const checks = createValidation('ValidationException');
  AttributeDefinitions.forEach(({ AttributeType }, i) =>
    checks.oneOf(`attributeDefinitions.${i + 1}.member.attributeType`, AttributeType, ['B', 'N', 'S']),
  );
  KeySchema.forEach(({ KeyType }, i) => checks.oneOf(`keySchema.${i + 1}.member.keyType`, KeyType, ['HASH', 'RANGE']));
  checks.oneOf('billingMode', BillingMode, ['PROVISIONED', 'PAY_PER_REQUEST']);
  checks.oneOf('tableClass', input.TableClass, ['STANDARD', 'STANDARD_INFREQUENT_ACCESS']);
  checks.number('provisionedThroughput.readCapacityUnits', units?.ReadCapacityUnits, { min: 1 });
  checks.number('provisionedThroughput.writeCapacityUnits', units?.WriteCapacityUnits, { min: 1 });
  checks.throwIfAny();
};

const checkThroughput = ({ BillingMode = 'PROVISIONED', ProvisionedThroughput }: CreateTableInput) => {
  if (BillingMode === 'PAY_PER_REQUEST' && ProvisionedThroughput)
    throw validation(
      'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  if (BillingMode === 'PROVISIONED' && !ProvisionedThroughput)
    throw validation(
      'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  return {
    billingMode: BillingMode,
    readCapacityUnits: ProvisionedThroughput?.ReadCapacityUnits ?? 0,
    writeCapacityUnits: ProvisionedThroughput?.WriteCapacityUnits ?? 0,
  };
};

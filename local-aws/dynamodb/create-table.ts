import { randomUUID } from 'node:crypto';
import type { CreateTableInput, CreateTableOutput } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { checkKeys } from './check-keys.ts';
import { checkTags } from './check-tags.ts';
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
    checkClass(input);
    checkStream(input);
    checkTags(input);
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
  checks.present('attributeDefinitions', input.AttributeDefinitions);
  checks.present('keySchema', input.KeySchema);
  AttributeDefinitions.forEach(({ AttributeType }, i) =>
    checks.oneOf(`attributeDefinitions.${i + 1}.member.attributeType`, AttributeType, ['B', 'N', 'S']),
  );
  KeySchema.forEach(({ KeyType }, i) => checks.oneOf(`keySchema.${i + 1}.member.keyType`, KeyType, ['HASH', 'RANGE']));
  checks.oneOf('billingMode', BillingMode, ['PROVISIONED', 'PAY_PER_REQUEST']);
  checks.number('provisionedThroughput.readCapacityUnits', units?.ReadCapacityUnits, { min: 1 });
  checks.number('provisionedThroughput.writeCapacityUnits', units?.WriteCapacityUnits, { min: 1 });
  if (input.StreamSpecification) {
    checks.present('streamSpecification.streamEnabled', input.StreamSpecification.StreamEnabled);
    checks.oneOf('streamSpecification.streamViewType', input.StreamSpecification.StreamViewType, viewTypes);
  }
  checks.throwIfAny();
};

const classes = ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'];

/** Not in the words of the model. */
const checkClass = ({ TableClass = 'STANDARD' }: CreateTableInput): void => {
  if (classes.includes(TableClass)) return;
  throw validation(
    `Invalid table-class parameter provided. Please try again with a valid table-class value: [${classes.join(', ')}].`,
  );
};

const viewTypes = ['OLD_IMAGE', 'KEYS_ONLY', 'NEW_AND_OLD_IMAGES', 'NEW_IMAGE'];

/** DynamoDB calls the view type by another name here. */
const checkStream = ({ StreamSpecification: stream }: CreateTableInput): void => {
  const invalid = (problem: string) =>
    validation(`One or more parameter values were invalid: Table is being created with a stream ${problem}`);
  if (stream?.StreamEnabled === true && stream.StreamViewType === undefined)
    throw invalid('enabled, UpdateViewType is required');
  if (stream?.StreamEnabled === false && stream.StreamViewType !== undefined)
    throw invalid('disabled, UpdateViewType should not be specified');
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

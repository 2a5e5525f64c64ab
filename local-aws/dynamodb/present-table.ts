import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { World } from '../world.ts';
import type { Table } from './state.ts';

const statusOf = (world: World, table: Table) => {
  if (table.goneAt !== undefined) return 'DELETING';
  return world.clock.now() < table.settledAt ? 'CREATING' : 'ACTIVE';
};

/** What an on-demand table takes from the start, without being warmed up. */
const onDemand = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000 };

/** What is told only once the table is there. */
const presentSettled = (table: Table): TableDescription => {
  const isOnDemand = table.billingMode === 'PAY_PER_REQUEST';
  const provisioned = {
    ReadUnitsPerSecond: table.readCapacityUnits,
    WriteUnitsPerSecond: table.writeCapacityUnits,
  };
  return {
    ...(isOnDemand && {
      BillingModeSummary: {
        BillingMode: table.billingMode,
        LastUpdateToPayPerRequestDateTime: new Date(table.settledAt),
      },
    }),
    WarmThroughput: { ...(isOnDemand ? onDemand : provisioned), Status: 'ACTIVE' },
  };
};

export const presentTable = (world: World, table: Table): TableDescription => ({
  TableName: table.name,
  TableId: table.id,
  TableArn: table.arn,
  TableStatus: statusOf(world, table),
  CreationDateTime: new Date(table.createdAt),
  AttributeDefinitions: table.attributeDefinitions,
  KeySchema: table.keySchema,
  ProvisionedThroughput: {
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: table.readCapacityUnits,
    WriteCapacityUnits: table.writeCapacityUnits,
  },
  ...(table.billingMode === 'PAY_PER_REQUEST' && { BillingModeSummary: { BillingMode: table.billingMode } }),
  ...(table.stream && {
    StreamSpecification: table.stream.specification,
    LatestStreamLabel: table.stream.label,
    LatestStreamArn: `${table.arn}/stream/${table.stream.label}`,
  }),
  ...(table.tableClass && { TableClassSummary: { TableClass: table.tableClass } }),
  TableSizeBytes: 0,
  ItemCount: 0,
  DeletionProtectionEnabled: table.deletionProtection,
  ...(statusOf(world, table) === 'ACTIVE' && presentSettled(table)),
});

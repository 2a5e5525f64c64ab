import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type CreateTableCommandInput,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { untilSettled } from '../../support/until-settled.ts';
import type { Keys, Target } from '../../support/start-target.ts';

const keyed: Partial<CreateTableCommandInput> = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

export const createTable = (target: Target, input: Partial<CreateTableCommandInput> = {}, credentials?: Keys) =>
  target
    .client(DynamoDBClient, credentials && { credentials })
    .send(new CreateTableCommand({ TableName: target.unique('table'), ...keyed, ...input } as CreateTableCommandInput));

export const describeTable = async (target: Target, TableName: string): Promise<TableDescription> =>
  (await target.client(DynamoDBClient).send(new DescribeTableCommand({ TableName }))).Table ?? {};

export const removeTable = (target: Target, TableName: string | undefined) =>
  target.client(DynamoDBClient).send(new DeleteTableCommand({ TableName }));

const untilActive = (target: Target, name: string): Promise<void> =>
  untilSettled(target, async () => (await describeTable(target, name)).TableStatus === 'ACTIVE');

/** A table with a name of its own, ACTIVE, gone after the tests. */
export const makeTable = async (target: Target, input: Partial<CreateTableCommandInput> = {}): Promise<string> => {
  const { TableDescription } = await createTable(target, input);
  const TableName = TableDescription?.TableName ?? '';
  target.afterwards(() => removeTable(target, TableName));
  await untilActive(target, TableName);
  return TableName;
};

export const tableArn = (target: Target, name: string): string =>
  `arn:aws:dynamodb:${target.region}:${target.accountId}:table/${name}`;

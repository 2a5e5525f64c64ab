import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../aws/client-settings.ts';
import type { ExistingKind } from './existing-kind.ts';

export const existingTable: ExistingKind = {
  name: /^[A-Za-z0-9_.-]{3,255}$/,
  async find({ config, signal }, { name, region, arn }) {
    const dynamodb = new DynamoDBClient(clientSettings(config, region));
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: name }), { abortSignal: signal });
    if (Table === undefined || Table.TableStatus === 'DELETING') return undefined;
    return {
      Arn: arn('dynamodb', `table/${name}`),
      Name: name,
      ...(Table.StreamSpecification?.StreamEnabled && Table.LatestStreamArn && { StreamArn: Table.LatestStreamArn }),
    };
  },
};

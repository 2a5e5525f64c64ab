import type { AttributeDefinition, KeySchemaElement, StreamSpecification, TableClass } from '@aws-sdk/client-dynamodb';
import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type Table = {
  name: string;
  id: string;
  arn: string;
  attributeDefinitions: AttributeDefinition[];
  keySchema: KeySchemaElement[];
  billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readCapacityUnits: number;
  writeCapacityUnits: number;
  stream?: { specification: StreamSpecification; label: string };
  deletionProtection: boolean;
  /** Told only of a table that was made with one. */
  tableClass?: TableClass;
  tags: Record<string, string>;
  createdAt: number;
  /** CREATING until this moment. */
  settledAt: number;
  /** DELETING until this moment, then gone. */
  goneAt?: number;
};

/** How long a table is CREATING or DELETING. */
export const tableSettlingTime = 500;

export const dynamodbState = regionalState<Map<string, Table>>('dynamodb', () => new Map());

export const tableArn = (world: World, account: string, region: string, name: string): string =>
  `arn:${world.partition}:dynamodb:${region}:${account}:table/${name}`;

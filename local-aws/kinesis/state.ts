import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type Stream = {
  name: string;
  arn: string;
  mode: 'PROVISIONED' | 'ON_DEMAND';
  shards: number;
  maxRecordSizeInKiB?: number;
  tags: Record<string, string>;
  createdAt: number;
  /** CREATING until this moment. */
  settledAt: number;
  /** DELETING until this moment, then gone. */
  goneAt?: number;
};

/** How long a stream is CREATING or DELETING. */
export const streamSettlingTime = 500;

export const kinesisState = regionalState<Map<string, Stream>>('kinesis', () => new Map());

export const streamArn = (world: World, account: string, region: string, name: string): string =>
  `arn:${world.partition}:kinesis:${region}:${account}:stream/${name}`;

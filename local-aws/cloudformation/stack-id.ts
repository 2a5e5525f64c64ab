import { randomUUID } from 'node:crypto';
import type { Call } from '../operation.ts';
import type { StackPlace } from './template/pseudo-parameters.ts';
import type { Stack } from './stack-state.ts';

export const newStackId = ({ world, account, region }: Call, name: string): string =>
  `arn:${world.partition}:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`;

export const newChangeSetId = ({ world, account, region }: Call, name: string): string =>
  `arn:${world.partition}:cloudformation:${region}:${account}:changeSet/${name}/${randomUUID()}`;

/** What the pseudo parameters are read from. */
export const placeOf = (
  { world, account, region }: Pick<Call, 'world' | 'account' | 'region'>,
  { id, name, notificationArns }: Pick<Stack, 'id' | 'name' | 'notificationArns'>,
): StackPlace => ({
  partition: world.partition,
  dnsSuffix: world.dnsSuffix,
  account,
  region,
  stackId: id,
  stackName: name,
  notificationArns,
});

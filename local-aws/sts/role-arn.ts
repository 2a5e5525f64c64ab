import type { World } from '../world.ts';
import { iamState, type Role } from '../iam/store.ts';

export type RoleArn = { account: string; name: string };

export const parseRoleArn = (arn: string): RoleArn | undefined => {
  const match = /^arn:[^:]+:iam::(\d{12}):role\/(.+)$/.exec(arn);
  if (match === null) return undefined;
  return { account: match[1] ?? '', name: (match[2] ?? '').split('/').pop() ?? '' };
};

/** The role that an ARN names; a wrong path is another role. */
export const findRole = (world: World, arn: string): { account: string; role: Role } | undefined => {
  const parsed = parseRoleArn(arn);
  if (parsed === undefined) return undefined;
  const role = iamState(world, parsed.account).roles.get(parsed.name);
  return role === undefined || role.arn !== arn ? undefined : { account: parsed.account, role };
};

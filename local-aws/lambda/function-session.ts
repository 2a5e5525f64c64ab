import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { AssumedRole } from '../principal.ts';
import type { World } from '../world.ts';
import type { LambdaFunction } from './state.ts';

export type FunctionSession = {
  principal: AssumedRole;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiresAt: number;
};

/** The function's role, assumed by Lambda itself: STS decides by the role's trust policy. */
export const assumeFunctionRole = async (
  world: World,
  fn: Pick<LambdaFunction, 'name' | 'arn' | 'account' | 'region'>,
  role: string,
): Promise<FunctionSession> => {
  const issuedAt = world.clock.now();
  // a function may have a name of one letter, a session may not
  const sessionName = fn.name.length > 1 ? fn.name : `${fn.name}@lambda_function`;
  const answer = await world.dispatch<AssumeRoleCommandOutput>({
    service: 'sts',
    operation: 'AssumeRole',
    principal: {
      kind: 'service',
      service: 'lambda.amazonaws.com',
      sourceArn: fn.arn,
      sourceAccount: fn.account,
    },
    account: fn.account,
    region: fn.region,
    input: { RoleArn: role, RoleSessionName: sessionName },
  });
  const expiresAt = answer.Credentials?.Expiration?.getTime() ?? issuedAt;
  return {
    principal: {
      kind: 'assumed-role',
      account: role.split(':')[4] ?? fn.account,
      arn: answer.AssumedRoleUser?.Arn ?? '',
      userId: answer.AssumedRoleUser?.AssumedRoleId ?? '',
      roleName: role.split('/').at(-1) ?? '',
      sessionName,
      sessionPolicies: [],
      tags: {},
      issuedAt,
      expiresAt,
    },
    accessKeyId: answer.Credentials?.AccessKeyId ?? '',
    secretAccessKey: answer.Credentials?.SecretAccessKey ?? '',
    sessionToken: answer.Credentials?.SessionToken ?? '',
    expiresAt,
  };
};

type Cache = Map<string, FunctionSession>;
const sessions = new WeakMap<World, Cache>();

/** A session with at least `reserve` milliseconds left; shared by the processes of one function. */
export const functionSession = async (
  world: World,
  fn: Pick<LambdaFunction, 'name' | 'arn' | 'account' | 'region'>,
  role: string,
  reserve: number,
): Promise<FunctionSession> => {
  const cache = sessions.get(world) ?? new Map<string, FunctionSession>();
  sessions.set(world, cache);
  const key = `${fn.arn} ${role}`;
  const known = cache.get(key);
  if (known && known.expiresAt > world.clock.now() + reserve) return known;
  const session = await assumeFunctionRole(world, fn, role);
  cache.set(key, session);
  return session;
};

/** Forgets a function's sessions: its role was changed, or made anew. */
export const forgetSessions = (world: World, fn: Pick<LambdaFunction, 'arn'>): void => {
  const cache = sessions.get(world);
  for (const key of cache?.keys() ?? []) if (key.startsWith(`${fn.arn} `)) cache?.delete(key);
};

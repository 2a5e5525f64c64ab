import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import type { Principal } from '../principal.ts';
import { validationError } from './errors.ts';

type Assumed = {
  AssumedRoleUser?: { Arn?: string; AssumedRoleId?: string };
  Credentials?: { Expiration?: Date };
};

/** Whose power a stack's operation uses: the service role if it has one, otherwise the caller's. */
export const stackPrincipal = async (call: Call, roleArn: string | undefined): Promise<Principal> => {
  if (roleArn === undefined) return call.principal;
  const { world, account, region } = call;
  try {
    const { AssumedRoleUser, Credentials } = await world.dispatch<Assumed>({
      service: 'sts',
      operation: 'AssumeRole',
      principal: { kind: 'service', service: 'cloudformation.amazonaws.com', sourceAccount: account },
      account,
      region,
      input: { RoleArn: roleArn, RoleSessionName: 'AWSCloudFormation', DurationSeconds: 3600 },
    });
    return {
      kind: 'assumed-role',
      account,
      arn: AssumedRoleUser?.Arn ?? '',
      userId: AssumedRoleUser?.AssumedRoleId ?? '',
      roleName: roleArn.slice(roleArn.lastIndexOf('/') + 1),
      sessionName: 'AWSCloudFormation',
      sessionPolicies: [],
      tags: {},
      issuedAt: world.clock.now(),
      expiresAt: Credentials?.Expiration?.getTime() ?? world.clock.now() + 3_600_000,
    };
  } catch (error) {
    if (error instanceof AwsError && error.status === 403)
      throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
    throw error;
  }
};

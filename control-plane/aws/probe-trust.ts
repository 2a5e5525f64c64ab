import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Aws } from './aws.ts';
import { appErrorOf, isDenied } from './aws-error.ts';
import type { AssumableLink } from './role-access.ts';

const denyAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
});

/**
 * Tries to assume the role with another external id, or with none, and says whether AWS refused. Asks for as little as
 * possible (no source identity), so that a refusal can only come from the trust; should it be let in, the session may
 * do nothing and is thrown away. Anything but a clear answer throws.
 */
export const trustRefuses = async (
  aws: Aws,
  link: Pick<AssumableLink, 'roleArn' | 'homeRegion'>,
  externalId: string | undefined,
): Promise<boolean> => {
  try {
    await aws.sts(link.homeRegion).send(
      new AssumeRoleCommand({
        RoleArn: link.roleArn,
        RoleSessionName: 'stackery-probe',
        Policy: denyAll,
        DurationSeconds: 900,
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      }),
    );
    return false;
  } catch (error) {
    if (isDenied(error)) return true;
    throw appErrorOf(error, { operation: 'AssumeRole', access: { region: link.homeRegion } });
  }
};

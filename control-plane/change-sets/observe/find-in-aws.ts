import type { Aws } from '../../aws/aws.ts';
import { isDenied } from '../../aws/aws-error.ts';
import { describeChangeSet, type DescribedChangeSet } from '../../aws/cloudformation/describe-change-set.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import type { ChangeSetRow } from '../change-set-table.ts';

/**
 * By its name, as everything is asked; and if that is gone by its ARN, since an executed change set gives its name free.
 * Undefined when CloudFormation knows neither.
 */
export const findInAws = async (
  aws: Aws,
  access: RoleAccess,
  { stack_id, name, arn }: Pick<ChangeSetRow, 'stack_id' | 'name' | 'arn'>,
): Promise<DescribedChangeSet | undefined> => {
  const stackId = stack_id ?? '';
  const byName = await describeChangeSet(aws, access, { stackId, name });
  if (byName || arn === null) return byName;
  try {
    return await describeChangeSet(aws, access, { stackId, name: arn });
  } catch (error) {
    // whether a role that is bound to names may ask by ARN is AWS's to say
    if (isDenied(error)) return undefined;
    throw error;
  }
};

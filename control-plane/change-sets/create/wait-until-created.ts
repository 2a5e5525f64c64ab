import { setTimeout as pause } from 'node:timers/promises';
import type { Aws } from '../../aws/aws.ts';
import { describeChangeSet, type DescribedChangeSet } from '../../aws/cloudformation/describe-change-set.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import { AppError } from '../../errors.ts';

// short at first, since small templates are ready within a second or two; what takes longer gets a job of its own
const pauses = [250, 500, 1_000, 2_000, 3_000, 3_000, 5_000];

/** `not-yet` when CloudFormation takes longer than one job should wait. */
export const waitUntilCreated = async (
  aws: Aws,
  access: RoleAccess,
  { name, stackId }: { name: string; stackId: string },
): Promise<DescribedChangeSet | 'not-yet'> => {
  for (const ms of pauses) {
    const described = await describeChangeSet(aws, access, { stackId, name });
    if (!described)
      throw new AppError(
        'change_set_not_found',
        `CloudFormation has no change set ${name} any more: somebody deleted it while it was being created.`,
        'Propose again.',
      );
    if (!/_(PENDING|IN_PROGRESS)$/.test(described.status)) return described;
    await pause(ms);
  }
  return 'not-yet';
};

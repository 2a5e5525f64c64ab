import type { Change } from '../../../contract/change-set.ts';
import type { Aws } from '../../aws/aws.ts';
import { nameInArn } from '../../aws/arn.ts';
import { isDenied } from '../../aws/aws-error.ts';
import { describeChangeSet } from '../../aws/cloudformation/describe-change-set.ts';
import type { RoleAccess } from '../../aws/role-access.ts';

export type AllChanges = { changes: Change[]; warnings: string[] };

// CloudFormation nests no deeper than this by far
const deepest = 10;

/** The changes of a change set, and of those of its nested stacks: each is one of its own, executed with the root. */
export const readChanges = async (aws: Aws, access: RoleAccess, changes: Change[], depth = 0): Promise<AllChanges> => {
  const all: AllChanges = { changes: [], warnings: [] };
  for (const change of changes) {
    all.changes.push(change);
    if (change.nestedChangeSet === null) continue;
    const nested = depth < deepest ? await readNested(aws, access, change) : undefined;
    if (!nested) {
      all.warnings.push(
        `The changes of the nested stack ${change.logicalId} could not be read; the console shows them.`,
      );
      continue;
    }
    const below = await readChanges(aws, access, nested, depth + 1);
    const inside = (each: Change): Change => ({ ...each, logicalId: `${change.logicalId}/${each.logicalId}` });
    all.changes.push(...below.changes.map(inside));
    all.warnings.push(...below.warnings);
  }
  return all;
};

const readNested = async (aws: Aws, access: RoleAccess, change: Change): Promise<Change[] | undefined> => {
  const name = nameInArn(change.nestedChangeSet ?? '');
  if (!name || change.physicalId === null) return undefined;
  try {
    return (await describeChangeSet(aws, access, { stackId: change.physicalId, name }))?.changes;
  } catch (error) {
    if (isDenied(error)) return undefined;
    throw error;
  }
};

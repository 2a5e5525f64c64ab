import { asReturned } from '../../../contract/returned-template.ts';
import type { Aws } from '../../aws/aws.ts';
import { isDenied } from '../../aws/aws-error.ts';
import { deleteChangeSet } from '../../aws/cloudformation/delete-change-set.ts';
import { getTemplate } from '../../aws/cloudformation/get-template.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import { AppError } from '../../errors.ts';
import type { Submitted } from './submit-change-set.ts';

/**
 * Asks CloudFormation which template it took: whoever may write to the bucket could have put another one in its place
 * after we had looked. Answers a warning where the role may not ask.
 */
export const verifyTemplate = async (
  aws: Aws,
  access: RoleAccess,
  { stackId, name, template }: Pick<Submitted, 'stackId' | 'name' | 'template'>,
): Promise<string[]> => {
  let taken: string;
  try {
    taken = await getTemplate(aws, access, stackId, { changeSet: name });
  } catch (error) {
    if (!isDenied(error)) throw error;
    return ['Which template CloudFormation took could not be read; compare it in the console before you execute.'];
  }
  if (asReturned(taken) === asReturned(template ?? '')) return [];
  await deleteChangeSet(aws, access, { stackId, name });
  throw new AppError(
    'template_altered',
    'CloudFormation took another template than the proposed one: its object in the assets bucket has been replaced.',
    'The owner of the account finds out who writes to the assets bucket; then propose again.',
  );
};

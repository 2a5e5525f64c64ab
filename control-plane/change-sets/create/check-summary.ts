import type { Aws } from '../../aws/aws.ts';
import { awsErrorOf, isDenied } from '../../aws/aws-error.ts';
import { getTemplateSummary } from '../../aws/cloudformation/get-template-summary.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import { AppError } from '../../errors.ts';
import { acknowledges, capabilitiesRequired } from '../propose/check-capabilities.ts';

/** Asks CloudFormation itself, which also sees what the transforms of a template make of it. */
export const checkSummary = async (
  aws: Aws,
  access: RoleAccess,
  templateUrl: string,
  given: readonly string[],
): Promise<void> => {
  const summary = await acceptedSummary(aws, access, templateUrl).catch((error: unknown) => {
    // creating the change set will tell
    if (isDenied(error)) return { capabilities: [], capabilitiesReason: '' };
    throw error;
  });
  // CAPABILITY_AUTO_EXPAND is asked for direct changes only, never for a change set
  const needed = summary.capabilities.filter(
    (capability) => capability !== 'CAPABILITY_AUTO_EXPAND' && !acknowledges(given, capability),
  );
  if (needed.length > 0) throw capabilitiesRequired(needed, `(CloudFormation says: ${summary.capabilitiesReason})`);
};

/** The summary, or CloudFormation's own reason against the template. */
export const acceptedSummary = async (aws: Aws, access: RoleAccess, templateUrl: string) => {
  try {
    return await getTemplateSummary(aws, access, templateUrl);
  } catch (error) {
    const said = awsErrorOf(error);
    if (said?.code !== 'ValidationError') throw error;
    throw new AppError(
      'template_invalid',
      `CloudFormation does not accept the template: ${said.message}`,
      'Correct the template, then propose again.',
      { cause: error },
    );
  }
};

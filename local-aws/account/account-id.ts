import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';

export const accountArn = ({ world, account }: Call): string => `arn:${world.partition}:account::${account}:account`;

/** Another account's regions are for the organization's management account, and there is no organization here. */
export const checkAccountId = (call: Call, accountId: string | undefined): void => {
  if (accountId === undefined) return;
  if (!/^\d{12}$/.test(accountId)) {
    throw new AwsError('ValidationException', 'AccountId must be twelve digits', 400, {
      reason: 'fieldValidationFailed',
    });
  }
  throw new AwsError(
    'AccessDeniedException',
    `User: ${'arn' in call.principal ? call.principal.arn : ''} is not authorized to perform this operation on account ${accountId}: the account is not a member of an organization.`,
    403,
  );
};

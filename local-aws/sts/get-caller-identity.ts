import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';

/** Needs no permission, and no policy can deny it. */
export const getCallerIdentity: Operation<object, Partial<GetCallerIdentityCommandOutput>> = {
  run({ principal }) {
    if (principal.kind === 'anonymous' || principal.kind === 'service') {
      throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
    }
    return { UserId: principal.userId, Account: principal.account, Arn: principal.arn };
  },
};

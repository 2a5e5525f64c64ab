import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { assumeFunctionRole } from './function-session.ts';
import { invalidParameterValue } from './lambda-error.ts';
import type { LambdaFunction } from './state.ts';

/** Whoever gives a function a role must be allowed to pass it to Lambda. */
export const passRole = (role: string | undefined, functionArn: string): AuthorizationRequest[] =>
  role === undefined
    ? []
    : [
        {
          action: 'iam:PassRole',
          resource: role,
          resourceAccount: role.split(':')[4] ?? '',
          context: { 'iam:PassedToService': 'lambda.amazonaws.com', 'iam:AssociatedResourceArn': functionArn },
        },
      ];

export const checkRole = async (
  { world }: Call,
  fn: Pick<LambdaFunction, 'name' | 'arn' | 'account' | 'region'>,
  role: string,
): Promise<void> => {
  if (role.split(':')[4] !== fn.account) {
    throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.', 403);
  }
  try {
    await assumeFunctionRole(world, fn, role);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'AccessDenied') throw error;
    throw invalidParameterValue('The role defined for the function cannot be assumed by Lambda.');
  }
};

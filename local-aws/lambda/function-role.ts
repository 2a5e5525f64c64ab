import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { assumeFunctionRole } from './function-session.ts';
import { accessDenied, invalidParameterValue } from './lambda-error.ts';
import type { LambdaFunction } from './state.ts';

/** Whoever gives a function a role must be allowed to pass it to Lambda. */
export const passRole = (role: string | undefined, functionArn: string): AuthorizationRequest[] => {
  // what is no ARN is refused by its form, when the settings are read
  if (role === undefined || !role.startsWith('arn:')) return [];
  if (role.split(':')[4] !== functionArn.split(':')[4]) throw accessDenied('Cross-account pass role is not allowed.');
  const context = { 'iam:PassedToService': 'lambda.amazonaws.com', 'iam:AssociatedResourceArn': functionArn };
  return [{ action: 'iam:PassRole', resource: role, resourceAccount: role.split(':')[4] ?? '', context }];
};

export const checkRole = async (
  { world }: Call,
  fn: Pick<LambdaFunction, 'name' | 'arn' | 'account' | 'region'>,
  role: string,
): Promise<void> => {
  try {
    await assumeFunctionRole(world, fn, role);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'AccessDenied') throw error;
    throw invalidParameterValue('The role defined for the function cannot be assumed by Lambda.');
  }
};

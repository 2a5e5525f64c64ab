import type { GetUserCommandInput, GetUserCommandOutput } from '@aws-sdk/client-iam';
import { AwsError } from '../../aws-error.ts';
import type { Call, Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { presentUser } from '../present.ts';

/** Without a name, the user who asks. */
const nameOf = ({ principal }: Call, name: string | undefined): string => {
  if (name !== undefined) return name;
  if (principal.kind === 'user') return principal.userName;
  throw new AwsError('ValidationError', 'Must specify userName when calling with non-User credentials');
};

export const getUser: Operation<GetUserCommandInput, Partial<GetUserCommandOutput>> = {
  authorize: (call, input) => onUser(call, nameOf(call, input.UserName), 'GetUser'),
  run: (call, input) => ({ User: presentUser(findUser(call, nameOf(call, input.UserName))) }),
};

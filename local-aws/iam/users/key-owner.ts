import { AwsError } from '../../aws-error.ts';
import type { Call } from '../../operation.ts';
import { accessKeys, type AccessKey } from '../access-keys.ts';
import { noSuchEntity } from '../errors.ts';
import { findUser } from '../find.ts';

/** Key operations without a user name are about the caller. */
export const keyOwner = ({ principal }: Call, userName: string | undefined): string => {
  if (userName !== undefined) return userName;
  if (principal.kind === 'user') return principal.userName;
  throw new AwsError('ValidationError', 'Must specify userName when calling with non-User credentials');
};

export const keysOf = (call: Call, userName: string): AccessKey[] =>
  [...accessKeys(call.world).values()].filter((key) => key.account === call.account && key.userName === userName);

export const findKey = (call: Call, userName: string, id: string | undefined): AccessKey => {
  findUser(call, userName);
  const key = keysOf(call, userName).find((candidate) => candidate.id === id);
  if (key === undefined) throw noSuchEntity(`The Access Key with id ${id ?? ''} cannot be found.`);
  return key;
};

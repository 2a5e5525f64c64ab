import type { Call } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { validationError } from './errors.ts';
import { cloudFormationState, type Stack } from './stack-state.ts';

const nameOrArn = {
  pattern: /^([a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*)$/,
  shown: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*',
};

type Where = Pick<Call, 'world' | 'account' | 'region'>;

/** A stack by name (not the deleted ones) or by id (those too). */
export const findStack = (where: Where, nameOrId: string): Stack | undefined => {
  const validation = createValidation();
  validation.text('stackName', nameOrId, { min: 1, ...nameOrArn });
  validation.throwIfAny();
  return stackNamed(where, nameOrId);
};

/** The same of a name that is still to be checked: not every operation takes the same ones. */
export const stackNamed = ({ world, account, region }: Where, nameOrId: string): Stack | undefined => {
  const { stacks } = cloudFormationState(world, account, region);
  if (nameOrId.startsWith('arn:')) return stacks.get(nameOrId);
  return [...stacks.values()].findLast(({ name, status }) => name === nameOrId && status !== 'DELETE_COMPLETE');
};

/** AWS has several sentences for a stack that is not there, by operation. */
export const missingStack = {
  describe: (name: string) => `Stack with id ${name} does not exist`,
  change: (name: string) => `Stack [${name}] does not exist`,
  resources: (name: string) => `Stack '${name}' does not exist`,
};

export const requireStack = (call: Call, nameOrId: string | undefined, sentence: (name: string) => string): Stack => {
  const stack = nameOrId === undefined ? undefined : findStack(call, nameOrId);
  if (!stack) throw validationError(sentence(nameOrId ?? ''));
  return stack;
};

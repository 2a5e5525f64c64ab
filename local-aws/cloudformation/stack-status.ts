import { validationError } from './errors.ts';
import type { Stack } from './stack-state.ts';

const updatable = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

/** Failed with rollback disabled: may be tried again, if rollback stays disabled. */
const paused = ['CREATE_FAILED', 'UPDATE_FAILED'];

export const requireUpdatable = ({ id, status, onFailure }: Stack, disableRollback: boolean): void => {
  if (updatable.includes(status)) return;
  if (status === 'CREATE_FAILED' && onFailure === 'DO_NOTHING')
    throw validationError(
      'This stack cannot be updated from [CREATE_FAILED] state because it contains [on-failure: DO_NOTHING]. ' +
        'Please use disable-rollback option instead during stack creation.',
    );
  if (!paused.includes(status)) throw validationError(`Stack:${id} is in ${status} state and can not be updated.`);
  if (!disableRollback)
    throw validationError(
      `This stack is currently in a non-terminal [${status}] state. To update the stack from this state, please use the ` +
        'disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API',
    );
};

export const isUpdatable = ({ status }: Stack): boolean => updatable.includes(status) || paused.includes(status);

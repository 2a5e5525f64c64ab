import type { Operation } from '../operation.ts';
import { customerKey, payer } from './members.ts';
import { authorizeRead, readObject, type ReadInput, type ReadOutput } from './read-object.ts';

export const getObject: Operation<ReadInput, ReadOutput> = {
  authorize: authorizeRead,
  run: readObject,
  lacks: customerKey,
  ignores: payer,
};

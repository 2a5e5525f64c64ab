import type { Operation } from '../operation.ts';
import { customerKey, payer } from './members.ts';
import { authorizeRead, readObject, type ReadInput, type ReadOutput } from './read-object.ts';

export const headObject: Operation<ReadInput, Omit<ReadOutput, 'Body'>> = {
  authorize: authorizeRead,
  run(call, input) {
    const { Body: _, ...headers } = readObject(call, input);
    return headers;
  },
  lacks: customerKey,
  ignores: payer,
};

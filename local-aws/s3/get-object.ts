import type { Operation } from '../operation.ts';
import { authorizeRead, readObject, type ReadInput, type ReadOutput } from './read-object.ts';

export const getObject: Operation<ReadInput, ReadOutput> = { authorize: authorizeRead, run: readObject };

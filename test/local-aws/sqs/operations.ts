import type { OperationTest } from '../../support/operation-test.ts';
import { createQueue } from './operations/create-queue.ts';

export const sqsOperationTests: Record<string, OperationTest> = {
  CreateQueue: createQueue,
};

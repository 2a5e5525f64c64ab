import type { OperationTest } from '../../support/operation-test.ts';
import { assumeRole } from './operations/assume-role.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';

export const stsOperationTests: Record<string, OperationTest> = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
};

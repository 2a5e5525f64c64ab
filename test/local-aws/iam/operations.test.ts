import { iam } from '../../../local-aws/iam/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { iamOperationTests } from './operations.ts';

testOperations(await startTarget(), iam, iamOperationTests);

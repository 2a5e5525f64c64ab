import { s3 } from '../../../local-aws/s3/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { s3OperationTests } from './operations.ts';

testOperations(await startTarget(), s3, s3OperationTests);

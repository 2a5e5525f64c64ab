import { rds } from '../../../local-aws/rds/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { rdsOperationTests } from './operations.ts';

testOperations(await startTarget(), rds, rdsOperationTests);

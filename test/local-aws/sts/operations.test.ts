import { sts } from '../../../local-aws/sts/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { stsOperationTests } from './operations.ts';

testOperations(await startTarget(), sts, stsOperationTests);

import { lambda } from '../../../local-aws/lambda/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { lambdaOperationTests } from './operations.ts';

testOperations(await startTarget(), lambda, lambdaOperationTests);

import { sqs } from '../../../local-aws/sqs/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { sqsOperationTests } from './operations.ts';

testOperations(await startTarget(), sqs, sqsOperationTests);

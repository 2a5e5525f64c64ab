import { kinesis } from '../../../local-aws/kinesis/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { kinesisOperationTests } from './operations.ts';

testOperations(await startTarget(), kinesis, kinesisOperationTests);

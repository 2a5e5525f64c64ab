import { cloudwatch } from '../../../local-aws/cloudwatch/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { cloudwatchOperationTests } from './operations.ts';

testOperations(await startTarget(), cloudwatch, cloudwatchOperationTests);

import { logs } from '../../../local-aws/logs/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { logsOperationTests } from './operations.ts';

testOperations(await startTarget(), logs, logsOperationTests);

import { account } from '../../../local-aws/account/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { accountOperationTests } from './operations.ts';

testOperations(await startTarget(), account, accountOperationTests);

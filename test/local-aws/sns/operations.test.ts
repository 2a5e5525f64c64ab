import { sns } from '../../../local-aws/sns/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { snsOperationTests } from './operations.ts';

testOperations(await startTarget(), sns, snsOperationTests);

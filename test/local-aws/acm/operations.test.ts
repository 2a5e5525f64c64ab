import { acm } from '../../../local-aws/acm/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { acmOperationTests } from './operations.ts';

testOperations(await startTarget(), acm, acmOperationTests);

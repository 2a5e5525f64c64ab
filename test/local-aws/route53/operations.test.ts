import { route53 } from '../../../local-aws/route53/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { route53OperationTests } from './operations.ts';

testOperations(await startTarget(), route53, route53OperationTests);

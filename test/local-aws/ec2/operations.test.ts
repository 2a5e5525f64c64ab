import { ec2 } from '../../../local-aws/ec2/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { ec2OperationTests } from './operations.ts';

testOperations(await startTarget(), ec2, ec2OperationTests);

import { cloudformation } from '../../../local-aws/cloudformation/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { cloudFormationOperationTests } from './operations.ts';

testOperations(await startTarget(), cloudformation, cloudFormationOperationTests);

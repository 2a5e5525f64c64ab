import { cloudfront } from '../../../local-aws/cloudfront/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { cloudfrontOperationTests } from './operations.ts';

testOperations(await startTarget(), cloudfront, cloudfrontOperationTests);

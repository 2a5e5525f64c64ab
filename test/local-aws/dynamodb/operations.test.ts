import { dynamodb } from '../../../local-aws/dynamodb/operations.ts';
import { startTarget } from '../../support/start-target.ts';
import { testOperations } from '../../support/test-operations.ts';
import { dynamodbOperationTests } from './operations.ts';

testOperations(await startTarget(), dynamodb, dynamodbOperationTests);

import type { ListTablesInput, ListTablesOutput } from '@aws-sdk/client-dynamodb';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { Operation } from '../operation.ts';
import { checkTableName, listTableNames, validation } from './find-table.ts';

export const listTables: Operation<ListTablesInput, ListTablesOutput> = {
  authorize: () => [{ action: 'dynamodb:ListTables', resource: '*' }],
  run: (call, { ExclusiveStartTableName: after, Limit: limit = 100 }) => {
    if (limit < 1 || limit > 100)
      throw validation(
        validationErrors(
          failedConstraint(
            'limit',
            `Member must have value ${limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'}`,
            limit,
          ),
        ),
      );
    if (after !== undefined) checkTableName('exclusiveStartTableName', after);
    const rest = listTableNames(call).filter((name) => name > (after ?? ''));
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      TableNames: page,
      ...(last !== undefined && rest.length > page.length && { LastEvaluatedTableName: last }),
    };
  },
};

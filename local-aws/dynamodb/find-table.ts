import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { requestTagContext, tagContext } from '../tag-context.ts';
import { dynamodbState, tableArn, type Table } from './state.ts';

export const validation = (message: string): AwsError => new AwsError('ValidationException', message);

/** What DynamoDB says of a table's name, wherever one is given. */
export const checkTableName = (field: string, name: string): void => {
  const problems = [
    !/^[a-zA-Z0-9_.-]+$/.test(name) && 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
    name.length < 3 && 'Member must have length greater than or equal to 3',
    name.length > 255 && 'Member must have length less than or equal to 255',
  ].filter((rule) => rule !== false);
  if (problems.length > 0)
    throw validation(validationErrors(...problems.map((rule) => failedConstraint(field, rule, name))));
};

/** A table may be named by its ARN too. */
export const tableNameOf = (given: string | undefined): string => {
  if (given === undefined) throw validation("The parameter 'TableName' is required but was not present in the request");
  const name = given.startsWith('arn:') ? (given.split(':table/')[1] ?? '') : given;
  checkTableName('tableName', name);
  return name;
};

const lookUp = ({ world, account, region }: Call, name: string): Table | undefined => {
  const tables = dynamodbState(world, account, region);
  const found = tables.get(name);
  if (found?.goneAt === undefined || world.clock.now() < found.goneAt) return found;
  tables.delete(name);
  return undefined;
};

/** An ARN of another region is wrong, one of another account is nobody's business. */
export const findTable = (call: Call, given: string | undefined): Table | undefined => {
  const name = tableNameOf(given);
  if (given?.startsWith('arn:')) {
    const [, , , region, account] = given.split(':');
    if (region !== call.region) throw validation(`1 validation error detected: Invalid AWS region in '${given}'`);
    if (account !== call.account) throw new AwsError('AccessDeniedException', 'Access is denied');
  }
  return lookUp(call, name);
};

export const listTableNames = (call: Call): string[] =>
  [...dynamodbState(call.world, call.account, call.region).keys()]
    .filter((name) => lookUp(call, name) !== undefined)
    .sort();

export const onTable = (
  call: Call,
  action: string,
  given: string | undefined,
  tags: Record<string, string> = {},
): AuthorizationRequest[] => {
  const { world, account, region } = call;
  const name = tableNameOf(given);
  const context = { ...tagContext('aws:ResourceTag', lookUp(call, name)?.tags ?? {}), ...requestTagContext(tags) };
  const resource = tableArn(world, account, region, name);
  const asked = { action: `dynamodb:${action}`, resource, resourceAccount: account, context };
  return Object.keys(tags).length > 0 ? [asked, { ...asked, action: 'dynamodb:TagResource' }] : [asked];
};

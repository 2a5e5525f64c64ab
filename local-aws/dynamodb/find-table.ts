import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { requestTagContext, tagContext } from '../tag-context.ts';
import { dynamodbState, tableArn, type Table } from './state.ts';

export const validation = (message: string): AwsError => new AwsError('ValidationException', message);

/** A table may be named by its ARN too. */
export const tableNameOf = (given: string | undefined): string => {
  const name = given?.startsWith('arn:') ? (given.split(':table/')[1] ?? '') : (given ?? '');
  if (name === '') throw validation("The parameter 'TableName' is required but was not present in the request");
  if (name.length < 3 || name.length > 255)
    throw validation('TableName must be at least 3 characters long and at most 255 characters long');
  if (!/^[a-zA-Z0-9_.-]+$/.test(name))
    throw validation(
      validationErrors(
        failedConstraint('tableName', 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+', name),
      ),
    );
  return name;
};

const lookUp = ({ world, account, region }: Call, name: string): Table | undefined => {
  const tables = dynamodbState(world, account, region);
  const found = tables.get(name);
  if (found?.goneAt === undefined || world.clock.now() < found.goneAt) return found;
  tables.delete(name);
  return undefined;
};

/** An ARN of another account or region names no table here. */
export const findTable = (call: Call, given: string | undefined): Table | undefined => {
  const name = tableNameOf(given);
  const isElsewhere = given?.startsWith('arn:') && given !== tableArn(call.world, call.account, call.region, name);
  return isElsewhere ? undefined : lookUp(call, name);
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

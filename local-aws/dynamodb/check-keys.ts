import type { CreateTableInput } from '@aws-sdk/client-dynamodb';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import { validation } from './find-table.ts';

const invalid = (problem: string) => validation(`One or more parameter values were invalid: ${problem}`);

/** What is wrong with the key of a table, in the order in which DynamoDB looks at it. */
export const checkKeys = (input: CreateTableInput): void => {
  const { KeySchema = [], AttributeDefinitions = [] } = input;
  const keys = KeySchema.map(({ AttributeName = '' }) => AttributeName);
  const defined = AttributeDefinitions.map(({ AttributeName = '' }) => AttributeName);
  checkLength(input);
  checkDefinitions(keys, defined);
  if (keys.length === 2 && keys[0] === keys[1])
    throw validation('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  if (KeySchema[0]?.KeyType !== 'HASH')
    throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (keys.length === 2 && KeySchema[1]?.KeyType !== 'RANGE')
    throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  for (const list of ['LocalSecondaryIndexes', 'GlobalSecondaryIndexes'] as const)
    if (input[list]?.length === 0) throw invalid(`List of ${list} is empty`);
  if (defined.length !== keys.length)
    throw invalid(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
};

const checkLength = ({ KeySchema = [] }: CreateTableInput): void => {
  const fail = (rule: string, shown: string[]) =>
    validation(validationErrors(failedConstraint('keySchema', rule, shown)));
  if (KeySchema.length === 0) throw fail('Member must have length greater than or equal to 1', []);
  if (KeySchema.length <= 2) return;
  const shown = KeySchema.map(
    ({ AttributeName, KeyType }) => `KeySchemaElement(attributeName=${AttributeName}, keyType=${KeyType})`,
  );
  throw fail('Member must have length less than or equal to 2', shown);
};

const checkDefinitions = (keys: string[], defined: string[]): void => {
  const twice = defined.find((name, i) => defined.indexOf(name) < i);
  if (twice !== undefined) throw validation(`Attribute Name is duplicated: ${twice}`);
  if (defined.length < keys.length) throw validation('Invalid KeySchema: Some index key attribute have no definition');
  if (!keys.every((key) => defined.includes(key)))
    throw invalid(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${keys.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
};

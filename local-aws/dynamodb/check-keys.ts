import type { CreateTableInput } from '@aws-sdk/client-dynamodb';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import { validation } from './find-table.ts';

export const checkKeys = ({ KeySchema = [], AttributeDefinitions = [] }: CreateTableInput): void => {
  const keys = KeySchema.map(({ AttributeName = '' }) => AttributeName);
  const defined = AttributeDefinitions.map(({ AttributeName = '' }) => AttributeName);
  const invalid = (problem: string) => validation(`One or more parameter values were invalid: ${problem}`);
  if (keys.length > 2) {
    const shown = KeySchema.map(
      ({ AttributeName, KeyType }) => `KeySchemaElement(attributeName=${AttributeName}, keyType=${KeyType})`,
    );
    throw validation(
      validationErrors(failedConstraint('keySchema', 'Member must have length less than or equal to 2', shown)),
    );
  }
  if (KeySchema[0]?.KeyType !== 'HASH')
    throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (keys.length === 2 && KeySchema[1]?.KeyType !== 'RANGE')
    throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  if (keys.length === 2 && keys[0] === keys[1])
    throw validation('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  if (defined.length === 0) throw validation('Invalid KeySchema: Some index key attribute have no definition');
  if (!keys.every((key) => defined.includes(key)))
    throw invalid(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${keys.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  if (defined.length !== keys.length)
    throw invalid(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
};

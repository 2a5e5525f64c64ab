import { formatError } from '../errors.ts';
import { checkCount, isAlphanumeric } from './check-members.ts';
import { isRecord, type Template } from './template.ts';

export const checkMappings = ({ Mappings = {} }: Template): void => {
  checkCount('mappings', Mappings, 200);
  for (const [name, mapping] of Object.entries(Mappings)) {
    if (!isRecord(mapping) || Object.values(mapping).some((attributes) => !isRecord(attributes)))
      throw formatError(`Every Mappings member ${name} must be a map`);
    for (const [attribute, value] of Object.values(mapping).flatMap((attributes) => Object.entries(attributes))) {
      if (isRecord(value)) throw formatError('Every Mappings attribute must be a String or a List.');
      if (!isAlphanumeric(attribute))
        throw formatError(`Mappings attribute name '${attribute}' must contain only alphanumeric characters.`);
    }
  }
};

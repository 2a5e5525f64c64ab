import { formatError, validationError } from '../errors.ts';
import { checkMappings } from './check-mappings.ts';
import { checkString } from './check-members.ts';
import { checkOutputs } from './check-outputs.ts';
import { checkParameters } from './check-parameters.ts';
import { checkResources } from './check-resources.ts';
import { checkRulesStructure } from './check-rules-structure.ts';
import type { Template } from './template.ts';

const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

/** Whether the sections of a template have the members that they must and may have. */
export const checkStructure = (template: Template): void => {
  const unknown = Object.keys(template).filter((key) => !sections.includes(key));
  if (unknown.length > 0) throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  const version = template.AWSTemplateFormatVersion;
  if (version !== undefined && version !== '2010-09-09')
    throw formatError(`Template format version "${version}" is not supported.`);
  checkString('Description', template.Description);
  if ((template.Description ?? '').length > 1024) throw formatError("'Description' length is greater than 1024.");
  checkParameters(template);
  checkMappings(template);
  checkResources(template);
  checkOutputs(template);
  checkRulesStructure(template);
};

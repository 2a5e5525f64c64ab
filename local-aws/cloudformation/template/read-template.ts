import { validationError } from '../errors.ts';
import { checkReferences } from './check-references.ts';
import { checkStructure } from './check-structure.ts';
import { dependenciesOf } from './dependencies.ts';
import { parseTemplate } from './parse-template.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import type { Template } from './template.ts';
import { checkTransforms } from './transforms.ts';

/** Reads a template and refuses, in CloudFormation's words, one that could not be run with any parameters. */
export const readTemplate = (text: string): Template => {
  if (text === '')
    throw validationError(
      "1 validation error detected: Value '' at 'templateBody' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  const template = parseTemplate(text);
  checkStructure(template);
  checkTransforms(template);
  checkReferences(template);
  // With conditions, a cycle may go through what is never made together; then it is looked for once they are decided.
  if (template.Conditions === undefined)
    dependenciesOf(template.Resources, new Set([...pseudoParameters, ...Object.keys(template.Parameters ?? {})]));
  return template;
};

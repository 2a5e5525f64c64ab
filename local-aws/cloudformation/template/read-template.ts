import { failedConstraint, validationErrors } from '../../constraint-words.ts';
import { validationError } from '../errors.ts';
import { checkReferences } from './check-references.ts';
import { checkParameters } from './check-parameters.ts';
import { checkStructure } from './check-structure.ts';
import { dependenciesOf } from './dependencies.ts';
import { expandLoops, type LoopParts } from './loops.ts';
import { isList, valueForRef } from './parameters.ts';
import { parseTemplate } from './parse-template.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import type { Template } from './template.ts';
import { checkTransforms, hasLanguageExtensions } from './transforms.ts';

/** Nobody gave parameters yet: a loop over one without a default makes nothing. */
const defaultsOf = (template: Template): LoopParts => {
  const values = Object.entries(template.Parameters ?? {}).map(([key, { Type, Default: value = '' }]) => [
    key,
    valueForRef({ key, value, noEcho: false, list: isList(Type) }),
  ]);
  return { region: '', values: Object.fromEntries(values), zones: () => [] };
};

const writtenOut = (template: Template, partsOf: (template: Template) => LoopParts): Template => {
  checkParameters(template);
  return expandLoops(template, partsOf(template));
};

/** Reads a template and refuses, in CloudFormation's words, one that could not be run with any parameters. */
export const readTemplate = (text: string, partsOf: (template: Template) => LoopParts = defaultsOf): Template => {
  if (text === '')
    throw validationError(
      validationErrors(failedConstraint('templateBody', 'Member must have length greater than or equal to 1', '')),
    );
  const parsed = parseTemplate(text);
  const template = hasLanguageExtensions(parsed) ? writtenOut(parsed, partsOf) : parsed;
  checkStructure(template);
  checkTransforms(template);
  checkReferences(template);
  // With conditions, a cycle may go through what is never made together; then it is looked for once they are decided.
  if (template.Conditions === undefined)
    dependenciesOf(template.Resources, new Set([...pseudoParameters, ...Object.keys(template.Parameters ?? {})]));
  return template;
};

import { notImplemented } from '../../aws-error.ts';
import { validationError } from '../errors.ts';
import type { Template } from './template.ts';

const languageExtensions = 'AWS::LanguageExtensions';

export const transformsOf = (template: Pick<Template, 'Transform'>): string[] =>
  [template.Transform ?? []]
    .flat()
    .map((entry) => (typeof entry === 'string' ? entry : String((entry as { Name?: unknown }).Name)));

export const hasLanguageExtensions = (template: Template): boolean =>
  transformsOf(template).includes(languageExtensions);

/** AWS::LanguageExtensions is understood by the functions themselves; other transforms would need macros to run. */
export const checkTransforms = (template: Template): void => {
  for (const name of transformsOf(template)) {
    if (name === languageExtensions) continue;
    if (name.startsWith('AWS::')) throw notImplemented('cloudformation', `transform ${name}`);
    throw validationError(`No transform named ${name} found.`);
  }
};

import { notImplemented } from '../../aws-error.ts';
import { validationError } from '../errors.ts';
import { isRecord, type Template } from './template.ts';

const languageExtensions = 'AWS::LanguageExtensions';

export const transformsOf = (template: Pick<Template, 'Transform'>): string[] =>
  [template.Transform ?? []].flat().map((entry: unknown) => (isRecord(entry) ? nameOf(entry) : String(entry)));

const nameOf = ({ Name }: Record<string, unknown>): string => {
  if (Name === undefined) throw validationError('Transforms defined as maps require Name key.');
  if (typeof Name !== 'string') throw validationError('Key Name of transform definition must be a string.');
  return Name;
};

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

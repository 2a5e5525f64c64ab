import { parseDocument, YAMLMap, type CollectionTag, type ScalarTag } from 'yaml';
import { CliError } from '../cli-error.ts';

export type Resource = {
  Type: string;
  Properties?: Record<string, unknown>;
  DeletionPolicy?: string;
  [attribute: string]: unknown;
};
export type Template = {
  Metadata?: Record<string, unknown>;
  Parameters?: Record<string, unknown>;
  Resources: Record<string, Resource>;
  [section: string]: unknown;
};

const functions = [
  ...['Base64', 'Cidr', 'FindInMap', 'ForEach', 'GetAtt', 'GetAZs', 'ImportValue', 'Join', 'Length', 'Select', 'Split'],
  ...['Sub', 'ToJsonString', 'Transform', 'And', 'Equals', 'If', 'Not', 'Or'],
];
const longForms = [['Ref', 'Ref'], ['Condition', 'Condition'], ...functions.map((name) => [name, `Fn::${name}`])];

/** The short forms of YAML templates, read as their long forms. */
const tags = longForms.flatMap(([short = '', long = '']): (ScalarTag | CollectionTag)[] => [
  { tag: `!${short}`, resolve: (value: string) => ({ [long]: value }) },
  ...(['seq', 'map'] as const).map((collection): CollectionTag => ({
    tag: `!${short}`,
    collection,
    resolve: (value) => {
      const map = new YAMLMap();
      map.set(long, value);
      return map;
    },
  })),
]);

/** Reads a template, JSON or YAML. */
export const parseTemplate = (text: string): Template => {
  const document = parseDocument(text, { customTags: tags, logLevel: 'error' });
  const template: unknown = document.errors.length ? undefined : document.toJS();
  if (isTemplate(template)) return template;
  throw new CliError(
    'failed',
    'template_invalid',
    `The template cannot be read: ${document.errors[0]?.message.split('\n')[0] ?? 'it has no Resources'}`,
    'It must be a CloudFormation template, JSON or YAML.',
  );
};

const isTemplate = (value: unknown): value is Template =>
  typeof value === 'object' && value !== null && typeof (value as { Resources?: unknown }).Resources === 'object';

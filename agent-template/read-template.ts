import { isMap, isScalar, parseDocument, type Scalar, type ScalarTag, type CollectionTag, type YAMLMap } from 'yaml';

export type TemplateResource = {
  Type: string;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Properties: Record<string, unknown>;
};

export type TemplateParameter = {
  Type: string;
  Default?: string;
  Description?: string;
  AllowedPattern?: string;
  ConstraintDescription?: string;
};

/** The parts that our tables and tests look at; functions stand in their long form. */
export type Template = {
  Metadata: Record<string, Record<string, unknown>>;
  Parameters: Record<string, TemplateParameter>;
  Mappings: Record<string, Record<string, Record<string, unknown>>>;
  Resources: Record<string, TemplateResource>;
  Outputs: Record<string, { Description: string; Value: unknown }>;
};

/** What stands above each resource in the template, as one text. */
export type Comments = Record<string, string>;

const functions = ['Sub', 'If', 'Not', 'Equals', 'FindInMap', 'Select', 'Split'];

const scalarTag = (tag: string, resolve: (text: string) => unknown): ScalarTag => ({ tag, resolve });
const listTag = (tag: string, name: string): CollectionTag => ({
  tag,
  collection: 'seq',
  resolve: (node) => ({ [name]: node.toJSON() as unknown }) as never,
});

const customTags = [
  scalarTag('!Ref', (text) => ({ Ref: text })),
  scalarTag('!GetAtt', (text) => ({
    'Fn::GetAtt': [text.slice(0, text.indexOf('.')), text.slice(text.indexOf('.') + 1)],
  })),
  ...functions.flatMap((name) => [
    scalarTag(`!${name}`, (text) => ({ [`Fn::${name}`]: text })),
    listTag(`!${name}`, `Fn::${name}`),
  ]),
];

export const readTemplate = (text: string): { template: Template; comments: Comments } => {
  const document = parseDocument(text, { customTags });
  if (document.errors[0]) throw document.errors[0];
  return { template: document.toJS() as Template, comments: commentsOf(document.get('Resources') as YAMLMap) };
};

const commentsOf = (resources: YAMLMap): Comments =>
  Object.fromEntries(
    resources.items.map((item, index) => {
      const key = item.key as Scalar<string>;
      // what stands above the first entry belongs to the map, as far as YAML is concerned
      const comment = (index === 0 ? resources.commentBefore : undefined) ?? key.commentBefore ?? '';
      return [isScalar(key) ? key.value : '', isMap(item.value) ? clean(comment) : ''];
    }),
  );

/** The last paragraph: what stands further above is about the section. */
const clean = (comment: string): string =>
  (comment.split(/\n\s*\n/).pop() ?? '')
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();

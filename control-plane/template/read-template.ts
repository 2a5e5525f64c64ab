import { AppError } from '../errors.ts';
import { isRecord, parseJson, type Json } from './json.ts';
import { assertShallow, parseYaml } from './parse-yaml.ts';

export type TemplateResource = { type: string; properties: Json; deletionPolicy: string | undefined };
export type TemplateParameter = { type: string; hasDefault: boolean; noEcho: boolean };

/** Of a template, as much as proposing and reviewing need. */
export type Template = {
  resources: Record<string, TemplateResource>;
  parameters: Record<string, TemplateParameter>;
  /** Names of the transforms and macros that CloudFormation would run over it. */
  transforms: string[];
};

/** CloudFormation's own limit for a template in S3. */
export const maxTemplateBytes = 1_048_576;

const invalid = (what: string, cause?: unknown): AppError =>
  new AppError(
    'template_invalid',
    `This is not a CloudFormation template: ${what}`,
    'Send a template in YAML or JSON that has a Resources section; `aws cloudformation validate-template` shows more.',
    { cause },
  );

/** Reads YAML or JSON, or says in one sentence why it is no template. */
export const readTemplate = (text: string): Template => {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxTemplateBytes)
    throw new AppError(
      'template_too_large',
      `The template has ${bytes} bytes; CloudFormation takes ${maxTemplateBytes} at most.`,
      'Split it into nested stacks, or take out comments and metadata.',
    );
  const root = parseTemplate(text);
  const { Resources, Parameters } = root;
  if (!isRecord(Resources) || Object.keys(Resources).length === 0) throw invalid('it has no Resources.');
  const resources: Template['resources'] = {};
  for (const [id, resource] of Object.entries(Resources)) {
    // Fn::ForEach loops of LanguageExtensions stand between the resources and become resources later
    if (id.startsWith('Fn::')) continue;
    if (!isRecord(resource) || typeof resource['Type'] !== 'string') throw invalid(`resource ${id} has no Type.`);
    resources[id] = {
      type: resource['Type'],
      properties: resource['Properties'] ?? {},
      deletionPolicy: typeof resource['DeletionPolicy'] === 'string' ? resource['DeletionPolicy'] : undefined,
    };
  }
  const parameters: Template['parameters'] = {};
  if (Parameters !== undefined && !isRecord(Parameters)) throw invalid('Parameters is not an object.');
  for (const [name, parameter] of Object.entries(Parameters ?? {})) {
    if (!isRecord(parameter)) throw invalid(`parameter ${name} is not an object.`);
    parameters[name] = {
      type: String(parameter['Type'] ?? 'String'),
      hasDefault: 'Default' in parameter,
      noEcho: String(parameter['NoEcho']).toLowerCase() === 'true',
    };
  }
  return { resources, parameters, transforms: transformsOf(root) };
};

/** The whole of it as it stands, with the short forms of YAML written out. */
export const parseTemplate = (text: string): Record<string, Json> => {
  const root = parse(text);
  if (!isRecord(root)) throw invalid('it is not an object.');
  return root;
};

const parse = (text: string): Json => {
  // the faster reader for what a machine has written; what it refuses, YAML explains better
  const json = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  try {
    return json === undefined ? parseYaml(text) : assertShallow(json);
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : 'it does not parse.', cause);
  }
};

const transformsOf = (root: Record<string, Json>): string[] => {
  const found = new Set<string>();
  const declared = root['Transform'];
  for (const each of Array.isArray(declared) ? declared : [declared]) {
    if (typeof each === 'string') found.add(each);
    else if (isRecord(each) && typeof each['Name'] === 'string') found.add(each['Name']);
  }
  const walk = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isRecord(value)) return;
    const inline = value['Fn::Transform'];
    if (isRecord(inline) && typeof inline['Name'] === 'string') found.add(inline['Name']);
    Object.values(value).forEach(walk);
  };
  walk(root);
  return [...found];
};

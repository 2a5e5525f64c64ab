import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { formatError, templateError, validationError } from '../errors.ts';
import { isRecord, type Template } from './template.ts';
import { yamlTags } from './yaml-tags.ts';

/** Reads a template's text, JSON or YAML. Scalars become strings, as CloudFormation hands every value on. */
export const parseTemplate = (text: string): Template => {
  const parsed = text.trimStart().startsWith('{') ? parseJson(text) : parseYaml(text);
  if (!isRecord(parsed)) throw formatError('unsupported structure.');
  return withStrings(parsed, '') as Template;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    // The parser of CloudFormation has taken the character that it cannot use
    const read = text.slice(0, at === undefined ? text.length : Number(at) + 1).split('\n');
    throw formatError(`JSON not well-formed. (line ${read.length}, column ${(read.at(-1)?.length ?? 0) + 1})`);
  }
};

const parseYaml = (text: string): unknown => {
  const lines = new LineCounter();
  // The core schema: YAML 1.1's would turn a key N into false and 0644 into 420. Of two equal keys the last counts.
  const document = parseDocument(text, { schema: 'core', lineCounter: lines, uniqueKeys: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw formatError(`YAML not well-formed. (line ${line}, column ${col})`);
  }
  return convert(document.contents);
};

const convert = (node: unknown): unknown => {
  if (node === null || node === undefined) return null;
  const { tag } = node as Node & { tag?: string };
  const value = convertUntagged(node);
  if (tag === undefined || tag.startsWith('tag:yaml.org') || tag === '!') return value;
  const expand = yamlTags[tag];
  if (!expand) throw formatError(`YAML not well-formed. Unsupported tag ${tag}.`);
  return expand(value);
};

const convertUntagged = (node: unknown): unknown => {
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => [
      isScalar(key) ? String(key.source ?? key.value) : String(key),
      convert(value),
    ]);
    return Object.fromEntries(entries);
  }
  if (isSeq(node)) return node.items.map(convert);
  if (isScalar(node)) return typeof node.value === 'number' ? numberText(node.source, node.value) : node.value;
  throw templateError('YAML aliases are not allowed in CloudFormation templates');
};

/** Keeps an account id with leading zeros, and a version such as 1.10, as they were written. */
const numberText = (source: string | undefined, value: number): string =>
  source !== undefined && /^-?[0-9]+(\.[0-9]+)?$/.test(source) ? source : String(value);

const withStrings = (value: unknown, path: string): unknown => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((item, index) => withStrings(item, `${path}/${index}`));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withStrings(item, `${path}/${key}`)]));
  if (value === null) throw validationError(`[${shownPath(path)}] 'null' values are not allowed in templates`);
  return value;
};

/** What stands below the Properties of a resource is named as if it stood below its Type. */
const shownPath = (path: string): string => path.replace(/^(\/Resources\/[^/]+\/)Properties(?=\/)/, '$1Type');

import { Composer, LineCounter, Parser, type CST, type Document } from 'yaml';
import { cloudFormationTags } from './cloudformation-tags.ts';
import type { Json } from './json.ts';

/** Deeper than any template, and far from the depth at which a recursive reader ends the whole process. */
export const deepest = 100;

const tooDeep = `it is nested more than ${deepest} levels deep.`;

/** One document of YAML. Throws with a sentence of one line. */
export const parseYaml = (text: string): Json => {
  const lines = new LineCounter();
  // reading tokens needs no recursion, composing them does: so the depth is measured in between
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (isTooDeep(tokens)) throw new Error(tooDeep);
  const options = { schema: 'core', customTags: cloudFormationTags, logLevel: 'error' } as const;
  const documents: Document[] = [...new Composer(options).compose(tokens, true, text.length)];
  const [document] = documents;
  if (!document || documents.length > 1) throw new Error('it has several documents.');
  const [problem] = document.errors;
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new Error(`${problem.message.split('\n')[0] ?? ''} (line ${line}, column ${col}).`);
  }
  return document.toJS({ maxAliasCount: 100 }) as Json;
};

type Node = CST.Token | CST.CollectionItem;

const isTooDeep = (tokens: CST.Token[]): boolean => {
  const open: { node: Node; depth: number }[] = tokens.map((node) => ({ node, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > deepest) return true;
    for (const node of below(next.node)) open.push({ node, depth: next.depth + ('items' in next.node ? 1 : 0) });
  }
  return false;
};

const below = (node: Node): Node[] => {
  if ('items' in node && Array.isArray(node.items)) return node.items;
  const { key, value } = node as Partial<Record<'key' | 'value', CST.Token | string | null>>;
  return [key, value].filter((child): child is CST.Token => typeof child === 'object' && child !== null);
};

/** The same of a value that another reader has made. */
export const assertShallow = (value: Json): Json => {
  const open: { value: Json; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: each, depth } = next;
    if (depth > deepest) throw new Error(tooDeep);
    if (typeof each === 'object' && each !== null)
      for (const child of Object.values(each)) open.push({ value: child, depth: depth + 1 });
  }
  return value;
};

import { isFlattened, xmlName, type Member, type Shape, type Structure } from './shape.ts';
import { readText } from './read-text.ts';

type Node = { text?: string; children: Map<string, Node> };

/** Attribute.1.Name=x becomes a tree: every list and map of the query protocol is a numbered branch of it. */
const treeOf = (fields: Iterable<[string, string]>): Node => {
  const root: Node = { children: new Map() };
  for (const [key, value] of fields) {
    let node = root;
    for (const part of key.split('.')) {
      let child = node.children.get(part);
      if (child === undefined) {
        child = { children: new Map() };
        node.children.set(part, child);
      }
      node = child;
    }
    node.text = value;
  }
  return root;
};

const numbered = (node: Node): Node[] =>
  [...node.children]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, n]) => n);

// Clients differ in whether they send `.member` or `.entry` for a flattened shape, and services take both.
const entriesOf = (node: Node, wrapper: string): Node[] => numbered(node.children.get(wrapper) ?? node);

/** How a member is called on the wire. */
type WireName = (m: Member) => string;

/** EC2's own names, or those of XML with a capital; its lists never have a wrapper. */
export const ec2Name: WireName = (m) => {
  const name = xmlName(m);
  return (m.traits['ec2QueryName'] as string | undefined) ?? name.charAt(0).toUpperCase() + name.slice(1);
};

const readNode = (shape: Shape, node: Node, wireName: WireName): unknown => {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, node, wireName);
    case 'list':
      return entriesOf(node, wireName(shape.member)).map((entry) => readNode(shape.member.shape, entry, wireName));
    case 'map':
      return readMap(shape.key, shape.value, node, wireName);
    default:
      return readText(shape, node.text ?? '');
  }
};

const readMap = (key: Member, value: Member, node: Node, wireName: WireName): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const entry of entriesOf(node, 'entry')) {
    const name = entry.children.get(wireName(key))?.text;
    if (name === undefined) continue;
    result[name] = readNode(
      value.shape,
      entry.children.get(wireName(value)) ?? { text: '', children: new Map() },
      wireName,
    );
  }
  return result;
};

const readStructure = (shape: Structure, node: Node, wireName: WireName): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const m of shape.members) {
    const child = node.children.get(wireName(m)) ?? flattenedChild(m, node);
    if (child !== undefined) result[m.name] = readNode(m.shape, child, wireName);
  }
  return result;
};

// A flattened list may carry the name of its element instead of its own.
const flattenedChild = (m: Member, node: Node): Node | undefined =>
  m.shape.kind === 'list' && isFlattened(m) ? node.children.get(xmlName(m.shape.member)) : undefined;

export const readQueryInput = (
  shape: Shape,
  fields: Iterable<[string, string]>,
  wireName: WireName = xmlName,
): unknown => (shape.kind === 'structure' ? readStructure(shape, treeOf(fields), wireName) : {});

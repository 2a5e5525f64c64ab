import { isFlattened, xmlName, type Member, type Shape, type Structure } from './shape.ts';
import { readText } from './read-text.ts';
import type { XmlElement } from './xml.ts';

export const readXml = (shape: Shape, element: XmlElement): unknown => {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, element);
    case 'list':
      return element.children
        .filter((child) => child.name === xmlName(shape.member))
        .map((child) => readXml(shape.member.shape, child));
    case 'map':
      return Object.fromEntries(element.children.map((entry) => readEntry(shape.key, shape.value, entry)));
    default:
      return readText(shape, element.text);
  }
};

const readEntry = (key: Member, value: Member, entry: XmlElement): [string, unknown] => {
  const find = (m: Member) => entry.children.find((child) => child.name === xmlName(m));
  const found = find(value);
  return [find(key)?.text ?? '', found === undefined ? undefined : readXml(value.shape, found)];
};

const readStructure = (shape: Structure, element: XmlElement): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const m of shape.members) {
    if (m.traits['xmlAttribute'] !== undefined) {
      const value = element.attributes[xmlName(m)];
      if (value !== undefined) result[m.name] = value;
      continue;
    }
    const found = element.children.filter((child) => child.name === xmlName(m));
    const [first] = found;
    if (first === undefined) continue;
    const { shape: target } = m;
    result[m.name] =
      target.kind === 'list' && isFlattened(m)
        ? found.map((child) => readXml(target.member.shape, child))
        : readXml(target, first);
  }
  return result;
};

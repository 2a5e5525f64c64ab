import { isFlattened, xmlName, type Member, type Shape, type Structure } from './shape.ts';
import { writeTimestamp } from './timestamps.ts';
import { escapeXml } from './xml.ts';

const tag = (name: string, content: string): string => `<${name}>${content}</${name}>`;

export const writeScalar = (shape: Shape, value: unknown): string => {
  if (shape.kind === 'timestamp') return String(writeTimestamp(value, shape.format ?? 'date-time'));
  if (shape.kind === 'blob') return Buffer.from(value as Uint8Array).toString('base64');
  return escapeXml(String(value));
};

/** The content of an element: what stands between its tags. */
export const writeXml = (shape: Shape, value: unknown): string => {
  switch (shape.kind) {
    case 'structure':
      return writeMembers(shape, value as Record<string, unknown>);
    case 'list':
      return (value as unknown[])
        .map((item) => tag(xmlName(shape.member), writeXml(shape.member.shape, item)))
        .join('');
    case 'map':
      return entries(value)
        .map(([key, item]) => tag('entry', writeEntry(shape.key, shape.value, key, item)))
        .join('');
    case 'unit':
      return '';
    default:
      return writeScalar(shape, value);
  }
};

const entries = (value: unknown): [string, unknown][] =>
  Object.entries(value as Record<string, unknown>).filter(([, item]) => item !== undefined && item !== null);

const writeEntry = (key: Member, value: Member, name: string, item: unknown): string =>
  tag(xmlName(key), escapeXml(name)) + tag(xmlName(value), writeXml(value.shape, item));

const writeMember = (m: Member, value: unknown): string => {
  if (value === undefined || value === null) return '';
  const { shape } = m;
  const name = xmlName(m);
  if (isFlattened(m) && shape.kind === 'list') {
    return (value as unknown[]).map((item) => tag(name, writeXml(shape.member.shape, item))).join('');
  }
  if (isFlattened(m) && shape.kind === 'map') {
    return entries(value)
      .map(([key, item]) => tag(name, writeEntry(shape.key, shape.value, key, item)))
      .join('');
  }
  const attributes = shape.kind === 'structure' ? attributesOf(shape, value as Record<string, unknown>) : '';
  return `<${name}${attributes}>${writeXml(shape, value)}</${name}>`;
};

const attributesOf = (shape: Structure, value: Record<string, unknown>): string =>
  shape.members
    .filter((m) => m.traits['xmlAttribute'] !== undefined && value[m.name] !== undefined)
    .map(
      (m) =>
        ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${xmlName(m)}="${escapeXml(String(value[m.name]))}"`,
    )
    .join('');

export const writeMembers = (
  shape: Structure,
  value: Record<string, unknown>,
  keep: (m: Member) => boolean = () => true,
): string =>
  shape.members
    .filter((m) => m.traits['xmlAttribute'] === undefined && keep(m))
    .map((m) => writeMember(m, value[m.name]))
    .join('');

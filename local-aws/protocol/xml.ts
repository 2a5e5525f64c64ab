export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    return entities[entity] ?? whole;
  });

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\r]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' })[c] ?? c);

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s/>!]+)([^>]*?)(\/?)>|([^<]+)/g;

/** Reads the XML that clients send: elements, attributes and text. No document types, so no entities to expand. */
export const parseXml = (xml: string): XmlElement | undefined => {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let end = 0;
  for (const match of xml.matchAll(token)) {
    if (match.index !== end) return undefined;
    end = match.index + match[0].length;
    const current = open[open.length - 1] ?? root;
    const [, cdata, closing, opening, attributes, selfClosing, text] = match;
    if (cdata !== undefined) current.text += cdata;
    else if (text !== undefined) current.text += decode(text);
    else if (closing !== undefined) {
      if (current.name !== localName(closing)) return undefined;
      open.pop();
    } else if (opening !== undefined) {
      const element = {
        name: localName(opening),
        attributes: readAttributes(attributes ?? ''),
        children: [],
        text: '',
      };
      current.children.push(element);
      if (selfClosing !== '/') open.push(element);
    }
  }
  return end === xml.length && open.length === 1 && root.children.length === 1 ? root.children[0] : undefined;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, a, b]) => [
      name,
      decode(a ?? b ?? ''),
    ]),
  );

import { AwsError } from '../aws-error.ts';
import type { HttpRequest } from './http.ts';
import { readJson } from './json.ts';
import { readText } from './read-text.ts';
import { xmlName, type Member, type Shape } from './shape.ts';
import { parseXml } from './xml.ts';
import { readXml } from './xml-input.ts';

type Format = 'rest-json' | 'rest-xml';

const malformed = (format: Format): AwsError =>
  format === 'rest-xml'
    ? new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      )
    : new AwsError('SerializationException', 'Could not parse request body into json');

const parseBody = (format: Format, shape: Shape, body: Buffer): Record<string, unknown> => {
  if (body.length === 0) return {};
  if (format === 'rest-xml') {
    const root = parseXml(body.toString());
    if (root === undefined) throw malformed(format);
    return readXml(shape, root) as Record<string, unknown>;
  }
  try {
    return readJson(shape, JSON.parse(body.toString()), { jsonNames: true }) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed(format);
    throw error;
  }
};

const readPayload = (format: Format, m: Member, body: Buffer): unknown => {
  if (m.shape.kind === 'blob') return body.length === 0 && !m.shape.streaming ? undefined : new Uint8Array(body);
  if (m.shape.kind === 'string') return body.toString();
  return body.length === 0 ? undefined : parseBody(format, m.shape, body);
};

const readHeader = (shape: Shape, text: string): unknown =>
  shape.kind === 'list'
    ? text.split(',').map((part) => readText(shape.member.shape, part.trim()))
    : readText(shape, text);

const isBound = (m: Member): boolean =>
  ['httpLabel', 'httpQuery', 'httpQueryParams', 'httpHeader', 'httpPrefixHeaders', 'httpPayload'].some(
    (trait) => m.traits[trait] !== undefined,
  );

export const readRestInput = (
  format: Format,
  input: Shape,
  request: HttpRequest,
  labels: Record<string, string>,
): Record<string, unknown> => {
  if (input.kind !== 'structure') return {};
  const result: Record<string, unknown> = {};
  const set = (name: string, value: unknown) => {
    if (value !== undefined) result[name] = value;
  };
  for (const m of input.members) {
    const { httpLabel, httpQuery, httpHeader, httpPrefixHeaders, httpPayload } = m.traits;
    if (httpLabel !== undefined) set(m.name, labelValue(m, labels));
    else if (httpQuery !== undefined) set(m.name, queryField(m, String(httpQuery), request));
    else if (httpHeader !== undefined) {
      const text = request.headers[String(httpHeader).toLowerCase()];
      if (text !== undefined) set(m.name, readHeader(m.shape, text));
    } else if (httpPrefixHeaders !== undefined) set(m.name, prefixed(String(httpPrefixHeaders), request));
    else if (httpPayload !== undefined) set(m.name, readPayload(format, m, request.body));
  }
  const inBody = input.members.filter((m) => !isBound(m));
  if (inBody.length > 0 && input.members.every((m) => m.traits['httpPayload'] === undefined)) {
    Object.assign(result, parseBody(format, { ...input, members: inBody }, request.body));
  }
  return result;
};

const labelValue = (m: Member, labels: Record<string, string>): unknown => {
  const text = labels[m.name];
  return text === undefined ? undefined : readText(m.shape, text);
};

const queryField = (m: Member, name: string, request: HttpRequest): unknown => {
  const values = request.query.filter(([key]) => key === name).map(([, value]) => value);
  const [first] = values;
  const { shape } = m;
  if (first === undefined) return undefined;
  return shape.kind === 'list' ? values.map((value) => readText(shape.member.shape, value)) : readText(shape, first);
};

const prefixed = (prefix: string, request: HttpRequest): Record<string, string> | undefined => {
  const found = Object.entries(request.headers).filter(([name]) => name.startsWith(prefix.toLowerCase()));
  return found.length === 0
    ? undefined
    : Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
};

export const payloadRoot = (m: Member): string =>
  (m.traits['xmlName'] as string | undefined) ??
  (m.shape.traits['xmlName'] as string | undefined) ??
  (m.shape.kind === 'structure' ? m.shape.name : xmlName(m));

import type { HttpAnswer } from './http.ts';
import { writeJson } from './json.ts';
import { payloadRoot } from './rest-input.ts';
import type { ServiceModel, OperationModel } from './service-model.ts';
import type { Member, Shape, Structure } from './shape.ts';
import { writeTimestamp } from './timestamps.ts';
import { writeMembers, writeScalar, writeXml } from './xml-output.ts';

const headerText = (shape: Shape, value: unknown): string => {
  if (shape.kind === 'timestamp') return String(writeTimestamp(value, shape.format ?? 'http-date'));
  if (shape.kind === 'list') return (value as unknown[]).map((item) => headerText(shape.member.shape, item)).join(',');
  return shape.kind === 'blob' ? writeScalar(shape, value) : String(value);
};

const isInBody = (m: Member): boolean =>
  ['httpHeader', 'httpPrefixHeaders', 'httpResponseCode', 'httpPayload'].every(
    (trait) => m.traits[trait] === undefined,
  );

/** S3 alone calls its XML an application's. */
const xmlType = ({ service }: ServiceModel): string => (service === 's3' ? 'application/xml' : 'text/xml');

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

const payloadBody = (
  format: string,
  model: ServiceModel,
  xmlns: string,
  m: Member,
  value: unknown,
): [string | Uint8Array, string] => {
  if (m.shape.kind === 'blob') {
    return [value as Uint8Array, format === 'rest-json' ? 'application/json' : 'application/octet-stream'];
  }
  if (m.shape.kind === 'string') return [String(value), 'application/json'];
  if (format === 'rest-json')
    return [JSON.stringify(writeJson(m.shape, value, { jsonNames: true })), 'application/json'];
  const root = payloadRoot(m);
  return [`${xmlHead}<${root}${xmlns}>${writeXml(m.shape, value)}</${root}>`, xmlType(model)];
};

const memberBody = (format: string, xmlns: string, output: Structure, value: Record<string, unknown>): string => {
  const members = output.members.filter(isInBody);
  if (format === 'rest-json') {
    return JSON.stringify(writeJson({ ...output, members }, value, { jsonNames: true }));
  }
  const root = (output.traits['xmlName'] as string | undefined) ?? output.name;
  return `${xmlHead}<${root}${xmlns}>${writeMembers(output, value, isInBody)}</${root}>`;
};

export const writeRestOutput = (
  format: 'rest-json' | 'rest-xml',
  model: ServiceModel,
  operation: OperationModel,
  result: unknown,
): HttpAnswer => {
  const answer: HttpAnswer = { status: operation.route?.status ?? 200, headers: {}, body: '' };
  const { output } = operation;
  if (output.kind !== 'structure') return answer;
  const value = (result ?? {}) as Record<string, unknown>;
  const xmlns = model.xmlNamespace === '' ? '' : ` xmlns="${model.xmlNamespace}"`;
  let hasBodyMembers = false;
  for (const m of output.members) {
    const item = value[m.name];
    const { httpHeader, httpPrefixHeaders, httpResponseCode, httpPayload } = m.traits;
    if (isInBody(m)) hasBodyMembers = true;
    if (item === undefined || item === null) continue;
    if (httpHeader !== undefined) answer.headers[String(httpHeader)] = headerText(m.shape, item);
    else if (httpPrefixHeaders !== undefined) {
      for (const [key, text] of Object.entries(item as Record<string, string>)) {
        answer.headers[`${String(httpPrefixHeaders)}${key}`] = text;
      }
    } else if (httpResponseCode !== undefined) answer.status = Number(item);
    else if (httpPayload !== undefined) {
      const [body, type] = payloadBody(format, model, xmlns, m, item);
      answer.body = body;
      answer.headers['Content-Type'] ??= type;
    }
  }
  if (hasBodyMembers) {
    answer.body = memberBody(format, xmlns, output, value);
    answer.headers['Content-Type'] ??= format === 'rest-json' ? 'application/json' : xmlType(model);
  }
  return answer;
};

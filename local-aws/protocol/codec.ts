import { readCbor, writeCbor } from './cbor.ts';
import { cborHeaders, type Protocol } from './errors.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { readJson, writeJson } from './json.ts';
import { serializationError } from './json-types.ts';
import { ec2Name, readQueryInput } from './query-input.ts';
import { readRestInput } from './rest-input.ts';
import { writeRestOutput } from './rest-output.ts';
import type { OperationModel, ServiceModel } from './service-model.ts';
import { writeXml } from './xml-output.ts';

export type Located = { operation: OperationModel; labels: Record<string, string>; fields: [string, string][] };

export const readInput = (
  protocol: Protocol,
  { operation, labels, fields }: Located,
  request: HttpRequest,
): unknown => {
  if (protocol === 'query') return readQueryInput(operation.input, fields);
  if (protocol === 'ec2-query') return readQueryInput(operation.input, fields, ec2Name);
  if (protocol === 'rest-json' || protocol === 'rest-xml') {
    return readRestInput(protocol, operation.input, request, labels);
  }
  const isCbor = protocol === 'rpc-v2-cbor';
  const body = isCbor ? (request.body.length === 0 ? {} : readCbor(request.body)) : parseBody(request.body);
  if (Array.isArray(body)) throw serializationError('Start of list found where not expected');
  if (typeof body !== 'object' || body === null) throw serializationError();
  return readJson(operation.input, body, { jsonNames: false, native: isCbor }) ?? {};
};

const parseBody = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw serializationError();
  }
};

export const writeOutput = (
  protocol: Protocol,
  model: ServiceModel,
  operation: OperationModel,
  result: unknown,
  requestId: string,
  accept: string | undefined,
): HttpAnswer => {
  if (protocol === 'rest-json' || protocol === 'rest-xml') return writeRestOutput(protocol, model, operation, result);
  const { name, output } = operation;
  if (protocol === 'ec2-query') {
    const content = output.kind === 'structure' ? writeXml(output, result ?? {}) : '<return>true</return>';
    return {
      status: 200,
      headers: { 'Content-Type': 'text/xml;charset=UTF-8' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<${name}Response xmlns="${model.xmlNamespace}"><requestId>${requestId}</requestId>${content}</${name}Response>`,
    };
  }
  if (protocol === 'query') {
    if (accept === 'application/json') return queryAsJson(operation, result, requestId);
    const content =
      output.kind === 'structure' ? `<${name}Result>${writeXml(output, result ?? {})}</${name}Result>` : '';
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    return {
      status: 200,
      headers: { 'Content-Type': 'text/xml' },
      body: `<${name}Response xmlns="${model.xmlNamespace}">${content}${metadata}</${name}Response>`,
    };
  }
  if (protocol === 'rpc-v2-cbor') {
    const body = output.kind === 'structure' ? writeJson(output, result ?? {}, { jsonNames: false, native: true }) : {};
    return { status: 200, headers: cborHeaders, body: writeCbor(body) };
  }
  const body = output.kind === 'structure' ? writeJson(output, result ?? {}, { jsonNames: false }) : {};
  return { status: 200, headers: { 'Content-Type': `application/x-amz-${protocol}` }, body: JSON.stringify(body) };
};

/** Query services answer in JSON whoever asks for it: the same elements, lists without their wrappers. */
const queryAsJson = ({ name, output }: OperationModel, result: unknown, requestId: string): HttpAnswer => {
  const content = output.kind === 'structure' ? writeJson(output, result ?? {}, { jsonNames: false }) : {};
  const answer = { [`${name}Result`]: content, ResponseMetadata: { RequestId: requestId } };
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ [`${name}Response`]: answer }),
  };
};

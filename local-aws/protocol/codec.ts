import { AwsError } from '../aws-error.ts';
import type { Protocol } from './errors.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { readJson, writeJson } from './json.ts';
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
  try {
    const body: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString());
    return readJson(operation.input, body, { jsonNames: false }) ?? {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new AwsError('SerializationException', 'Unable to parse the request body as JSON', 400);
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
  const body =
    operation.output.kind === 'structure' ? writeJson(operation.output, result ?? {}, { jsonNames: false }) : {};
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

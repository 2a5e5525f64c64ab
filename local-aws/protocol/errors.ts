import type { AwsError } from '../aws-error.ts';
import type { HttpAnswer } from './http.ts';
import type { ServiceModel } from './service-model.ts';
import { hostIdOf } from './s3-ids.ts';
import type { Structure } from './shape.ts';
import { writeCbor } from './cbor.ts';
import { writeMembers } from './xml-output.ts';
import { escapeXml } from './xml.ts';

/** The wire protocol of one request: a service may speak several. */
export type Protocol = 'query' | 'ec2-query' | 'json-1.0' | 'json-1.1' | 'rpc-v2-cbor' | 'rest-json' | 'rest-xml';

export const cborHeaders = { 'Content-Type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };

const tag = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

const detailMembers = (error: AwsError, shape: Structure | undefined): string => {
  if (shape === undefined)
    return Object.entries(error.detail)
      .map(([name, text]) => tag(name, String(text)))
      .join('');
  return writeMembers(shape, error.detail, (m) => m.name.toLowerCase() !== 'message');
};

const statusOf = (error: AwsError, shape: Structure | undefined): number => {
  if (error.status !== 400) return error.status;
  const [, queryStatus] = (shape?.traits['awsQueryError'] as [string, number] | undefined) ?? [];
  return queryStatus ?? (shape?.traits['httpError'] as number | undefined) ?? 400;
};

const queryCode = (error: AwsError, shape: Structure | undefined): string =>
  (shape?.traits['awsQueryError'] as [string, number] | undefined)?.[0] ?? error.code;

const fault = (status: number): string => (status < 500 ? 'Sender' : 'Receiver');

const queryError = (error: AwsError, model: ServiceModel | undefined, requestId: string): HttpAnswer => {
  const shape = model?.errors.get(error.code);
  const status = statusOf(error, shape);
  const isSqs = model?.service === 'sqs';
  // what SQS still says to those who speak its first protocol
  const missing = isSqs && shape?.name === 'QueueDoesNotExist';
  const content =
    tag('Type', fault(status)) +
    tag('Code', queryCode(error, shape)) +
    tag('Message', missing ? 'The specified queue does not exist for this wsdl version.' : error.message) +
    detailMembers(error, shape) +
    (isSqs ? '<Detail/>' : '');
  const xmlns = model === undefined || model.xmlNamespace === '' ? '' : ` xmlns="${model.xmlNamespace}"`;
  return {
    status,
    headers: { 'Content-Type': 'text/xml' },
    body: `<ErrorResponse${xmlns}><Error>${content}</Error>${tag('RequestId', requestId)}</ErrorResponse>`,
  };
};

const ec2Error = (error: AwsError, requestId: string): HttpAnswer => ({
  status: error.status,
  headers: { 'Content-Type': 'text/xml;charset=UTF-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${tag('Code', error.code)}${tag('Message', error.message)}</Error></Errors>${tag('RequestID', requestId)}</Response>`,
});

/** The name of the message in an error's body: its shape's own, or what AWS's front end has. */
const messageMember = (error: AwsError, shape: Structure | undefined): string => {
  if (error.code === 'SerializationException') return 'Message';
  return shape?.members.find((m) => m.name.toLowerCase() === 'message')?.name ?? 'message';
};

/** Errors that no model has, but that are named differently in JSON and in the query protocol. */
const jsonNames: Record<string, string> = {
  InvalidParameterValue: 'InvalidParameterValueException',
  MissingParameter: 'MissingRequiredParameterException',
};

/** JSON 1.1 names an error alone, JSON 1.0 in the namespace of who made it. */
const jsonType = (protocol: Protocol, name: string, shape: Structure | undefined, model: ServiceModel | undefined) => {
  if (protocol === 'json-1.1') return name;
  if (name === 'ValidationException' && shape === undefined) return `com.amazon.coral.validate#${name}`;
  if (shape === undefined)
    return `com.amazon.coral.service#${(isCompatible(protocol, model) && jsonNames[name]) || name}`;
  return `${model?.errorNamespace ?? ''}#${name}`;
};

/** awsQueryCompatible: a service that once spoke query tells SDKs the code they knew. */
const isCompatible = (protocol: Protocol, model: ServiceModel | undefined): boolean =>
  protocol !== 'json-1.1' && model !== undefined && model.xmlNamespace !== '';

const jsonError = (error: AwsError, model: ServiceModel | undefined, protocol: Protocol): HttpAnswer => {
  const shape = model?.errors.get(error.code);
  const status = statusOf(error, shape);
  const name = shape?.name ?? error.code;
  const message = error.message === '' ? {} : { [messageMember(error, shape)]: error.message };
  if (protocol === 'rest-json') {
    const type = shape?.members.some((m) => m.name === 'Type') ? { Type: status < 500 ? 'User' : 'Server' } : {};
    return {
      status,
      headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': name },
      body: JSON.stringify({ ...type, ...message, ...error.detail }),
    };
  }
  const isCbor = protocol === 'rpc-v2-cbor';
  const headers: Record<string, string> = isCbor
    ? { ...cborHeaders }
    : { 'Content-Type': `application/x-amz-${protocol}` };
  if (isCompatible(protocol, model)) headers['x-amzn-query-error'] = `${queryCode(error, shape)};${fault(status)}`;
  const body = { __type: jsonType(protocol, name, shape, model), ...message, ...error.detail };
  return { status, headers, body: isCbor ? writeCbor(body) : JSON.stringify(body) };
};

const xmlError = (
  error: AwsError,
  model: ServiceModel | undefined,
  requestId: string,
  bodyless: boolean,
): HttpAnswer => {
  // S3 alone sends its errors without a wrapper
  if (model !== undefined && model.service !== 's3') return queryError(error, model, requestId);
  const content =
    tag('Code', error.code) +
    tag('Message', error.message) +
    detailMembers(error, undefined) +
    tag('RequestId', requestId) +
    tag('HostId', hostIdOf(requestId));
  return {
    status: error.status,
    headers: { 'Content-Type': 'application/xml', ...error.headers },
    body: bodyless || error.status === 304 ? '' : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${content}</Error>`,
  };
};

export const writeError = (
  error: AwsError,
  protocol: Protocol,
  model: ServiceModel | undefined,
  requestId: string,
  bodyless: boolean,
): HttpAnswer => {
  if (protocol === 'query') return queryError(error, model, requestId);
  if (protocol === 'ec2-query') return ec2Error(error, requestId);
  if (protocol === 'rest-xml') return xmlError(error, model, requestId, bodyless);
  return jsonError(error, model, protocol);
};

import type { AwsError } from '../aws-error.ts';
import type { HttpAnswer } from './http.ts';
import type { ServiceModel } from './service-model.ts';
import { hostIdOf } from './s3-ids.ts';
import type { Structure } from './shape.ts';
import { writeMembers } from './xml-output.ts';
import { escapeXml } from './xml.ts';

/** The wire protocol of one request: a service may speak several. */
export type Protocol = 'query' | 'ec2-query' | 'json-1.0' | 'json-1.1' | 'rest-json' | 'rest-xml';

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
  const xmlns = model === undefined ? '' : ` xmlns="${model.xmlNamespace}"`;
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

/** Errors that no model has, but that are named differently in JSON and in the query protocol. */
const jsonNames: Record<string, string> = {
  InvalidParameterValue: 'InvalidParameterValueException',
  MissingParameter: 'MissingRequiredParameterException',
};

const jsonError = (error: AwsError, model: ServiceModel | undefined, protocol: Protocol): HttpAnswer => {
  const shape = model?.errors.get(error.code);
  const status = statusOf(error, shape);
  const name = shape?.name ?? error.code;
  const message = shape?.members.find((m) => m.name.toLowerCase() === 'message')?.name ?? 'message';
  if (protocol === 'rest-json') {
    const type = shape?.members.some((m) => m.name === 'Type') ? { Type: status < 500 ? 'User' : 'Server' } : {};
    return {
      status,
      headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': name },
      body: JSON.stringify({ ...type, [message]: error.message, ...error.detail }),
    };
  }
  const headers: Record<string, string> = { 'Content-Type': `application/x-amz-${protocol}` };
  // awsQueryCompatible: a service that once spoke query tells SDKs the code they knew
  const compatible = protocol === 'json-1.0' && model?.xmlNamespace !== '';
  if (compatible) headers['x-amzn-query-error'] = `${queryCode(error, shape)};${fault(status)}`;
  const type =
    shape === undefined
      ? `com.amazon.coral.service#${(compatible && jsonNames[name]) || name}`
      : `${model?.namespace ?? ''}#${name}`;
  return { status, headers, body: JSON.stringify({ __type: type, [message]: error.message, ...error.detail }) };
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
    Object.entries(error.detail)
      .map(([name, text]) => tag(name, String(text)))
      .join('') +
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

import type { Claim } from './credentials.ts';
import type { Protocol } from './errors.ts';
import { decodeQuery, type HttpRequest } from './http.ts';
import { models } from './models.ts';

/** What a request is, as far as its outside tells. REST operations are only known once the service's routes are. */
export type Target = {
  service: string;
  protocol: Protocol;
  operation: string | undefined;
  /** The fields of a query request, from body and query string. */
  fields: [string, string][];
};

const formType = 'application/x-www-form-urlencoded';

const byTarget = (prefix: string, operation: string): { service: string; operation: string } => {
  const found = Object.entries(models).find(([, source]) => source.target === prefix);
  return { service: found?.[0] ?? prefix, operation };
};

/** An unsigned query says whom it is for by the version of the API alone. */
const byVersion = (fields: [string, string][]): string | undefined => {
  const version = fields.find(([name]) => name === 'Version')?.[1];
  if (version === undefined) return undefined;
  return Object.entries(models).find(([, source]) => source.xmlNamespace?.includes(`/${version}/`))?.[0];
};

export const detect = (request: HttpRequest, claim: Claim | undefined): Target => {
  const target = request.headers['x-amz-target'];
  const contentType = request.headers['content-type'] ?? '';
  const json = contentType.includes('json-1.0') ? 'json-1.0' : 'json-1.1';
  if (target !== undefined) {
    const dot = target.lastIndexOf('.');
    return { ...byTarget(target.slice(0, dot), target.slice(dot + 1)), protocol: json, fields: [] };
  }
  const rpc = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(request.path);
  if (rpc !== null && request.headers['smithy-protocol'] === 'rpc-v2-cbor') {
    return { ...byTarget(rpc[1] ?? '', rpc[2] ?? ''), protocol: 'rpc-v2-cbor', fields: [] };
  }
  const service = claim?.service ?? 's3';
  if (claim !== undefined && contentType.startsWith('application/x-amz-json-')) {
    return { service, protocol: json, operation: undefined, fields: [] };
  }
  const restProtocol = models[service]?.restProtocol;
  if (restProtocol !== undefined && claim !== undefined) {
    return { service, protocol: restProtocol, operation: undefined, fields: [] };
  }
  const form = contentType.startsWith(formType) ? decodeQuery(request.body.toString()) : [];
  const fields = [...request.query.filter(([name]) => !name.startsWith('X-Amz-')), ...form];
  const action = fields.find(([name]) => name === 'Action')?.[1];
  if (claim === undefined && action === undefined)
    return { service: 's3', protocol: 'rest-xml', operation: undefined, fields };
  // a query to SQS may name its queue by the path alone
  if (claim?.service === 'sqs' && request.path !== '/' && !fields.some(([name]) => name === 'QueueUrl')) {
    fields.push(['QueueUrl', request.path]);
  }
  const named = claim?.service ?? byVersion(fields) ?? 'sts';
  return { service: named, protocol: models[named]?.formProtocol ?? 'query', operation: action, fields };
};

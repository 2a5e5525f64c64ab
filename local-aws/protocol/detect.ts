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

const byTarget = (header: string): { service: string; operation: string } => {
  const dot = header.lastIndexOf('.');
  const prefix = header.slice(0, dot);
  const found = Object.entries(models).find(([, source]) => source.target === prefix);
  return { service: found?.[0] ?? prefix, operation: header.slice(dot + 1) };
};

export const detect = (request: HttpRequest, claim: Claim | undefined): Target => {
  const target = request.headers['x-amz-target'];
  const contentType = request.headers['content-type'] ?? '';
  if (target !== undefined) {
    const protocol = contentType.includes('json-1.0') ? 'json-1.0' : 'json-1.1';
    return { ...byTarget(target), protocol, fields: [] };
  }
  const service = claim?.service ?? 's3';
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
  return {
    service: claim?.service ?? 'sts',
    protocol: models[service]?.formProtocol ?? 'query',
    operation: action,
    fields,
  };
};

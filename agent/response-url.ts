import type { ResourceRequest } from './request.ts';

/** CloudFormation's response buckets: one for each region, named after it without dashes. Three forms of S3 hosts are seen. */
const responseHost =
  /^cloudformation-custom-resource-response-([a-z0-9]+)\.s3(?:[.-][a-z0-9-]+)?\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu)$/;

const isLoopback = (url: URL): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);

/**
 * Where the answer may go, or undefined. Whoever may invoke the commander chooses this URL, and the answer tells about the
 * account: so it goes to CloudFormation's bucket of the stack's own region, or to the endpoint that this function's AWS
 * calls go to anyway.
 */
export const answerUrl = (request: ResourceRequest, endpoint: string | undefined): URL | undefined => {
  const url = parse(request.ResponseURL ?? '');
  if (!url || url.username || url.password) return undefined;
  const bucket = url.port === '' && url.protocol === 'https:' ? responseHost.exec(url.hostname)?.[1] : undefined;
  const region = request.StackId.split(':')[3] ?? '';
  if (bucket && bucket === region.replaceAll('-', '')) return url;

  const configured = endpoint === undefined ? undefined : parse(endpoint);
  if (!configured) return undefined;
  // a stand-in on this machine may name itself differently, or answer on another port
  if (isLoopback(configured) && isLoopback(url)) return url;
  // in the clear only where the calls to AWS themselves are
  if (url.protocol !== 'https:' && configured.protocol === 'https:') return undefined;
  return url.host === configured.host ? url : undefined;
};

const parse = (text: string): URL | undefined => {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
};

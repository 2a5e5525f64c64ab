import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import { handleRequest } from '../handle-request.ts';
import type { Call } from '../operation.ts';
import { decodeQuery } from '../protocol/http.ts';
import { validationError } from './errors.ts';

type Source = { TemplateBody?: string | undefined; TemplateURL?: string | undefined };

/** The template's text, from the request or from S3. */
export const templateText = async (call: Call, { TemplateBody, TemplateURL }: Source): Promise<string> => {
  if ((TemplateBody === undefined) === (TemplateURL === undefined))
    throw validationError('Either Template URL or Template Body must be specified.');
  if (TemplateBody !== undefined) {
    if (Buffer.byteLength(TemplateBody) > 51_200)
      throw validationError(
        validationErrors(
          failedConstraint('templateBody', 'Member must have length less than or equal to 51200', TemplateBody),
        ),
      );
    return once(TemplateBody);
  }
  const text = await textFromS3(call, 'TemplateURL', TemplateURL ?? '');
  if (Buffer.byteLength(text) > 1_000_000) throw validationError('Template may not exceed 1000000 bytes in size.');
  return once(text);
};

const recent = new Map<string, string>();

/** The same text for the same template: one release is installed in many accounts. */
const once = (text: string): string => {
  if (recent.size > 50) recent.clear();
  const known = recent.get(text) ?? text;
  recent.set(known, known);
  return known;
};

type Place = { bucket: string; key: string; region?: string };

/** Reads as the caller; a presigned URL speaks for whoever signed it. */
export const textFromS3 = async (call: Call, parameter: string, address: string): Promise<string> => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 's3:')
    throw validationError(`S3 error: Domain name specified in ${url.hostname} is not a valid S3 domain`);
  const place = url && placeOf(call, url);
  if (!url || !place) throw validationError(`${parameter} must be a supported URL.`);
  if (url.searchParams.has('X-Amz-Signature')) return readPresigned(call, url);
  try {
    const { Body } = await call.world.dispatch<{ Body?: Uint8Array | string }>({
      service: 's3',
      operation: 'GetObject',
      principal: call.principal,
      account: call.account,
      region: place.region ?? call.region,
      via: 'cloudformation.amazonaws.com',
      sourceIp: call.sourceIp,
      input: { Bucket: place.bucket, Key: place.key, ...versionOf(url) },
    });
    return typeof Body === 'string' ? Body : Buffer.from(Body ?? []).toString('utf8');
  } catch (error) {
    throw error instanceof AwsError && error.code !== 'NotImplemented' ? s3Error(s3Message(error)) : error;
  }
};

const versionOf = (url: URL): { VersionId?: string } => {
  const version = url.searchParams.get('versionId');
  return version === null ? {} : { VersionId: version };
};

/** Bucket and key of the URL forms that CloudFormation takes, and of this program's own address. */
const placeOf = ({ world }: Call, url: URL): Place | undefined => {
  const path = decodeURIComponent(url.pathname.slice(1));
  const slash = path.indexOf('/');
  const inPath = { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
  if (url.origin === world.endpoint) return slash > 0 && inPath.key !== '' ? inPath : undefined;
  if (url.protocol !== 'https:' || !url.hostname.endsWith(`.${world.dnsSuffix}`)) return undefined;
  const host = url.hostname.slice(0, -world.dnsSuffix.length - 1);
  const match = /^(?:(.+)\.)?s3(?:\.dualstack)?(?:[.-]([a-z]{2}(?:-[a-z]+)+-\d))?$/.exec(host);
  if (!match) return undefined;
  const place = match[1] === undefined ? inPath : { bucket: match[1], key: path };
  if (place.bucket === '' || place.key === '') return undefined;
  return match[2] === undefined ? place : { ...place, region: match[2] };
};

const readPresigned = async ({ world, sourceIp }: Call, url: URL): Promise<string> => {
  const queryString = url.search.slice(1);
  const answer = await handleRequest(world, {
    method: 'GET',
    path: url.pathname,
    queryString,
    query: decodeQuery(queryString),
    headers: { host: url.host },
    body: Buffer.alloc(0),
    sourceIp,
  });
  const body = Buffer.from(answer.body).toString('utf8');
  if (answer.status !== 200) throw s3Error(/<Message>(.*?)<\/Message>/s.exec(body)?.[1] ?? 'Access Denied');
  return body;
};

/** S3 tells an anonymous or refused reader nothing but this. */
const s3Message = (error: AwsError): string => (error.status === 403 ? 'Access Denied' : error.message);

const s3Error = (message: string): AwsError =>
  validationError(
    `S3 error: ${message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
  );

import { credentialProblem, headerProblem, missingQueryProblem } from './authorization-header.ts';
import { queryValue, type HttpRequest } from './http.ts';

/** Who says to have signed a request, and for what: read from the Authorization header or the presigned query. */
export type Claim = {
  presigned: boolean;
  accessKeyId: string;
  /** YYYYMMDD */
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  /** YYYYMMDDTHHMMSSZ */
  timestamp: string;
  /** Seconds a presigned request is good for. */
  expires: number;
  securityToken: string | undefined;
};

const field = (header: string, name: string): string => new RegExp(`${name}=([^,\\s]+)`).exec(header)?.[1] ?? '';

const claimOf = (
  credential: string,
  rest: Omit<Claim, 'accessKeyId' | 'date' | 'region' | 'service'>,
): Claim | undefined => {
  const parts = credential.split('/');
  const [terminator, service, region, date] = parts.slice(-4).reverse();
  if (parts.length < 5 || terminator !== 'aws4_request') return undefined;
  return {
    ...rest,
    accessKeyId: parts.slice(0, -4).join('/'),
    date: date ?? '',
    region: region ?? '',
    service: service ?? '',
  };
};

/** What a presigned URL has, beside the credential. */
export const presignedFields = [
  'X-Amz-Algorithm',
  'X-Amz-Signature',
  'X-Amz-Date',
  'X-Amz-SignedHeaders',
  'X-Amz-Expires',
];

/** Something is there that cannot be read, and why. */
export type Unreadable = { problem: string; authorization?: string; credential?: string };

/** Undefined: unsigned. */
export const readClaim = (request: HttpRequest): Claim | Unreadable | undefined => {
  const header = request.headers['authorization'];
  if (header !== undefined) {
    const hasDate = request.headers['x-amz-date'] !== undefined || request.headers['date'] !== undefined;
    const problem = headerProblem(header, hasDate);
    if (problem !== undefined) return { problem, authorization: header };
    const text = field(header, 'Credential');
    const claim = claimOf(text, {
      presigned: false,
      signedHeaders: field(header, 'SignedHeaders').split(';'),
      signature: field(header, 'Signature'),
      timestamp: request.headers['x-amz-date'] ?? fromHttpDate(request.headers['date']),
      expires: 0,
      securityToken: request.headers['x-amz-security-token'],
    });
    return claim ?? { problem: credentialProblem(text), authorization: header };
  }
  const credential = queryValue(request, 'X-Amz-Credential');
  if (credential === undefined) {
    return presignedFields.some((name) => queryValue(request, name) !== undefined)
      ? { problem: missingQueryProblem('X-Amz-Credential') }
      : undefined;
  }
  const claim = claimOf(credential, {
    presigned: true,
    signedHeaders: (queryValue(request, 'X-Amz-SignedHeaders') ?? '').split(';'),
    signature: queryValue(request, 'X-Amz-Signature') ?? '',
    timestamp: queryValue(request, 'X-Amz-Date') ?? '',
    expires: Number(queryValue(request, 'X-Amz-Expires') ?? 0),
    securityToken: queryValue(request, 'X-Amz-Security-Token'),
  });
  return claim ?? { problem: credentialProblem(credential), credential };
};

const fromHttpDate = (text: string | undefined): string => {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace(/[-:]|\.\d+/g, '');
};

export const claimTime = (claim: Claim): number => {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(claim.timestamp);
  if (match === null) return NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

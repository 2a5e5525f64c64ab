import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';

/** Signs ResponseURLs; a URL is a bearer secret, so nobody can make one up. */
const secret = randomBytes(32);
const lifetimeSeconds = 7200;

type Waiter = { take: (body: string) => void; taken: boolean };
const waiters = new WeakMap<World, Map<string, Waiter>>();

const waitersOf = (world: World): Map<string, Waiter> => {
  const known = waiters.get(world) ?? new Map<string, Waiter>();
  waiters.set(world, known);
  return known;
};

const responseBucket = (region: string): string =>
  `cloudformation-custom-resource-response-${region.replaceAll('-', '')}`;

/**
 * Waits for one PUT to the URL it gives. The first answer counts; later ones are taken and forgotten, as S3 would, or refused
 * if they ask to be the first.
 */
export const expectResponse = (
  world: World,
  region: string,
  key: string,
): { url: string; answer: Promise<string>; stop: () => void } => {
  const path = `/${responseBucket(region)}/${encodeURIComponent(key)}`;
  const date = new Date(world.clock.now()).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const credential = `AKIALOCALAWSRESPONSE/${date.slice(0, 8)}/${region}/s3/aws4_request`;
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': date,
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Expires': String(lifetimeSeconds),
    'X-Amz-Credential': credential,
    'X-Amz-Signature': signatureOf(decodeURIComponent(path), date),
  });
  const known = waitersOf(world);
  const answer = new Promise<string>((resolve) => known.set(decodeURIComponent(path), { take: resolve, taken: false }));
  return {
    url: `${world.endpoint}${path}?${query.toString()}`,
    answer,
    stop: () => known.delete(decodeURIComponent(path)),
  };
};

export const isCustomResourceResponsePath = (path: string): boolean =>
  path.startsWith('/cloudformation-custom-resource-response-');

/** Takes the PUT of a custom resource's answer. Throws AwsError in S3's words for a URL that is not ours or too old. */
export const receiveCustomResourceResponse = (
  world: World,
  path: string,
  query: URLSearchParams,
  body: string,
  ifNoneMatch?: string,
): void => {
  const decoded = decodeURIComponent(path);
  const date = query.get('X-Amz-Date') ?? '';
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '');
  const wanted = Buffer.from(signatureOf(decoded, date));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
    );
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (world.clock.now() > signedAt + lifetimeSeconds * 1000)
    throw new AwsError('AccessDenied', 'Request has expired', 403);
  const waiter = waitersOf(world).get(decoded);
  if (waiter?.taken && ifNoneMatch === '*')
    throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  if (waiter) waiter.taken = true;
  waiter?.take(body);
};

const signatureOf = (path: string, date: string): string =>
  createHmac('sha256', secret).update(`${date}\n${path}`).digest('hex');

import { dnsSuffixOf } from '../../contract/sts-host.ts';
import type { S3Place } from '../aws/s3/public-object.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import { AppError } from '../errors.ts';

const bucketName = '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]';
/** `<bucket>.s3.<region>.<suffix>`, and the older forms without a region or with a dash. */
const bucketInHost = new RegExp(
  `^(?<bucket>${bucketName})\\.s3(?:[.-](?<region>[a-z0-9-]+))?\\.(?<suffix>amazonaws.*)$`,
);
const bucketInPath = /^s3(?:[.-](?<region>[a-z0-9-]+))?\.(?<suffix>amazonaws.*)$/;

/**
 * Reads bucket, region and key out of an S3 URL. Nothing of the URL itself is ever asked: the host is made anew from a
 * region that AWS has, so no text leads to another machine.
 */
export const placeOfUrl = (text: string): S3Place => {
  const url = URL.parse(text);
  if (!url || url.protocol !== 'https:' || url.username || url.password || url.port || url.search || url.hash)
    throw refused(text);
  const inHost = bucketInHost.exec(url.hostname)?.groups;
  const found = inHost ?? bucketInPath.exec(url.hostname)?.groups;
  const region = found?.['region'] ?? 'us-east-1';
  if (!found || !partitionOfRegion(region) || found['suffix'] !== dnsSuffixOf(region)) throw refused(text);
  const path = decoded(url.pathname.slice(1), text);
  const slash = path.indexOf('/');
  const bucket = inHost?.['bucket'] ?? path.slice(0, Math.max(slash, 0));
  const key = inHost ? path : path.slice(slash + 1);
  if (!new RegExp(`^${bucketName}$`).test(bucket) || key === '' || key.split('/').some(isDots)) throw refused(text);
  return { region, bucket, key };
};

const isDots = (part: string): boolean => part === '.' || part === '..';

const decoded = (path: string, text: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw refused(text);
  }
};

const refused = (text: string): AppError =>
  new AppError(
    'template_url_refused',
    `${text} is not the https address of an object in S3.`,
    'Give it as https://BUCKET.s3.REGION.amazonaws.com/KEY, without a query; upload or paste any other template.',
  );

import { recordsIn, type Json } from '../../template/json.ts';

/** Code and templates that are fetched from where they can change after the review, one sentence each. */
export const fetchedFrom = (properties: Json, assetsBucket: string): string[] => {
  const sentences = recordsIn(properties).flatMap(({ record }) => [
    ...fromBucket(record, assetsBucket),
    ...Object.entries(record).flatMap(([name, value]) => fromAddress(name, value, assetsBucket)),
  ]);
  return [...new Set(sentences)];
};

const show = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

// the ways in which resource types name an object of S3
const fromBucket = (record: Record<string, Json>, assetsBucket: string): string[] => {
  const bucket = record['S3Bucket'] ?? record['Bucket'] ?? record['BucketName'];
  const key = record['S3Key'] ?? record['Key'] ?? record['ObjectKey'];
  if (bucket === undefined || key === undefined) return [];
  const version = record['S3ObjectVersion'] ?? record['Version'] ?? record['ObjectVersion'] ?? record['VersionId'];
  return judge(bucket, show(key), version !== undefined, assetsBucket);
};

const s3Url = /^https:\/\/(?:([^/]+?)\.)?s3[.-][^/]*\.amazonaws\.[^/]+\/(.+)$/;

const fromAddress = (name: string, value: Json, assetsBucket: string): string[] => {
  if (/^(Image|ImageUri|ContainerImage)$/.test(name))
    return typeof value === 'string' && value.includes('@sha256:') ? [] : image(value);
  if (!/(TemplateURL|Uri|URI|Url|URL|Location|Path)$/.test(name)) return [];
  if (typeof value !== 'string') return name === 'TemplateURL' ? [`fetches a template from ${show(value)}.`] : [];
  const scheme = /^s3:\/\/([^/]+)\/(.+)$/.exec(value);
  if (scheme) return judge(scheme[1], scheme[2] ?? '', false, assetsBucket);
  const web = s3Url.exec(value);
  if (!web) return name === 'TemplateURL' ? [`fetches a template from ${value}.`] : [];
  const [path = '', query = ''] = (web[2] ?? '').split('?');
  const [first = '', ...rest] = path.split('/');
  const versioned = new URLSearchParams(query).has('versionId');
  return web[1] === undefined
    ? judge(first, rest.join('/'), versioned, assetsBucket)
    : judge(web[1], path, versioned, assetsBucket);
};

// an image's tag can be moved to other bytes; its digest cannot. A value that is no text cannot be judged.
const image = (value: Json): string[] =>
  typeof value === 'string' ? [`runs the image ${value}, which is not pinned by a digest.`] : [];

const judge = (bucket: Json, key: string, versioned: boolean, assetsBucket: string): string[] => {
  const outside = bucket !== assetsBucket;
  if (outside && versioned) return [`fetches ${key} from ${show(bucket)}, outside the assets bucket.`];
  if (outside) return [`fetches ${key} from ${show(bucket)}, outside the assets bucket and without a version.`];
  // objects there are written once, but their owner can still put a newer version in their place
  return versioned ? [] : [`fetches ${key} from the assets bucket without a version.`];
};

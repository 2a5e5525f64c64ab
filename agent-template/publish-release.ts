import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { dnsSuffixOf } from '../contract/sts-host.ts';
import type { Manifest } from '../contract/release.ts';
import { readPublishConfig } from './config.ts';
import { createBucket, hasBucket } from './release-bucket.ts';
import { readRelease, type ReleaseFile } from './read-release.ts';
import { ReleaseError } from './release-error.ts';
import { addObject, readObject } from './release-objects.ts';
import { isProgram, runProgram } from './run-program.ts';

export type PublishOptions = {
  folder: string;
  createBuckets?: boolean;
  /** An S3 client for a region; by default with the SDK's own settings. */
  s3?: (region: string) => S3Client;
  say?: (line: string) => void;
};

export type Published = { manifest: Manifest; templateUrls: Record<string, string> };
type Place = { region: string; bucket: string; s3: S3Client };

/**
 * Uploads a built release to the bucket of each install region. Zips first, then templates, manifests last: whoever sees
 * a manifest can install. A publish that broke off is completed by the next one; what is published is never changed.
 */
export const publishRelease = async (options: PublishOptions): Promise<Published> => {
  const { s3 = (region) => new S3Client({ region }), say = () => {} } = options;
  const release = readRelease(options.folder);
  const { manifest } = release;
  const places = manifest.installRegions.map((region) => ({
    region,
    bucket: `${manifest.bucket}-${region}`,
    s3: s3(region),
  }));
  try {
    await Promise.all(places.map((place) => ensureBucket(place, options.createBuckets ?? false, say)));
    await refuseIfPublished(places, manifest.version, [release.zip, release.template, release.manifestFile]);
    for (const file of [release.zip, release.template, release.manifestFile])
      await Promise.all(
        places.map(async ({ region, bucket, s3: client }) => {
          await addObject(client, bucket, file);
          say(`${region}: ${file.key}`);
        }),
      );
  } finally {
    if (!options.s3) for (const place of places) place.s3.destroy();
  }
  return { manifest, templateUrls: Object.fromEntries(places.map((place) => [place.region, urlOf(place, manifest)])) };
};

const ensureBucket = async (
  { region, bucket, s3 }: Place,
  create: boolean,
  say: (line: string) => void,
): Promise<void> => {
  if (await hasBucket(s3, bucket)) return;
  if (!create)
    throw new ReleaseError(
      'bucket_missing',
      `There is no bucket ${bucket} in ${region}.`,
      'Create it with objects that everybody may read, or publish with --create-buckets.',
    );
  await createBucket(s3, bucket, region);
  say(`${region}: created bucket ${bucket}`);
};

/** Looks at everything before anything is written, so that a refusal leaves no trace. */
const refuseIfPublished = async (places: Place[], version: string, files: ReleaseFile[]): Promise<void> => {
  const present = await Promise.all(
    places.flatMap(({ bucket, s3, region }) =>
      files.map(async (file) => {
        const there = await readObject(s3, bucket, file.key);
        if (there && !Buffer.from(there).equals(file.bytes))
          throw new ReleaseError(
            'release_differs',
            `Release ${version} was published with another ${file.key} in ${region}.`,
            'A version never changes. Build this one under a new version.',
          );
        return there !== undefined;
      }),
    ),
  );
  if (present.every(Boolean))
    throw new ReleaseError(
      'release_exists',
      `Release ${version} is published already.`,
      'A version is published once. Raise it in agent-template/release.json, build and publish again.',
    );
};

const urlOf = ({ bucket, region }: Place, manifest: Manifest): string =>
  `https://${bucket}.s3.${region}.${dnsSuffixOf(region)}/${manifest.template.key}`;

if (isProgram(import.meta.url))
  await runProgram(async (args, say) => {
    const config = readPublishConfig(args);
    const folder = join(config.out, config.version);
    const { manifest, templateUrls } = await publishRelease({ folder, createBuckets: config.createBuckets, say });
    say(`Release ${manifest.version} is published. Templates to launch:`);
    for (const url of Object.values(templateUrls)) say(`  ${url}`);
  });

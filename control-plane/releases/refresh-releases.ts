import { Check } from 'typebox/value';
import { Manifest } from '../../contract/release.ts';
import { listOwnKeys } from '../aws/s3/list-own-keys.ts';
import { readOwnObject } from '../aws/s3/read-own-object.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { announce } from '../live/announce.ts';
import { insertRelease, listReleases } from './release-store.ts';

type ReleaseDeps = Pick<Deps, 'aws' | 'clock' | 'config' | 'db' | 'log'>;

/** Looks into the releases bucket for manifests that we do not know yet. */
export const refreshReleases = async ({ aws, clock, config, db, log }: ReleaseDeps): Promise<void> => {
  const { region } = config.aws;
  const bucket = `${config.releasesBucket}-${region}`;
  const known = new Set((await listReleases(db)).map(({ version }) => version));
  for (const key of await listOwnKeys(aws, region, bucket)) {
    const version = /^([0-9]+\.[0-9]+\.[0-9]+)\/manifest\.json$/.exec(key)?.[1];
    if (version === undefined || known.has(version)) continue;
    const manifest = parse(await readOwnObject(aws, region, { bucket, key }));
    if (!Check(Manifest, manifest) || manifest.version !== version) {
      log.warn({ bucket, key }, 'A manifest that is not one was passed over.');
      continue;
    }
    await db.transaction().execute(async (trx) => {
      if (await insertRelease(trx, manifest, timeOf(clock))) await announce(trx, null, 'release', version);
    });
  }
};

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};

import { zipSync, type Zippable } from 'fflate';

// A zip keeps local time without a zone, so a local Date is what gives the same bytes in every zone.
const mtime = new Date(1980, 0, 2);
const unix = 3;
const readableByAll = (0o100644 << 16) >>> 0;

/** The same files give the same bytes, on any day, in any time zone. */
export const zipFiles = (files: Record<string, Uint8Array>): Uint8Array => {
  const entries: Zippable = {};
  for (const name of Object.keys(files).sort())
    entries[name] = [files[name] ?? new Uint8Array(), { mtime, os: unix, attrs: readableByAll, level: 9 }];
  return zipSync(entries);
};

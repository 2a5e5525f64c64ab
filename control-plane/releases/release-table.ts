import type { JSONColumnType } from 'kysely';
import type { Manifest } from '../../contract/release.ts';

export type ReleaseTable = { version: string; manifest: JSONColumnType<Manifest>; found_at: Date };

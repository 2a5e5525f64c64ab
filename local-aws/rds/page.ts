import { AwsError } from '../aws-error.ts';
import type { Database } from './state.ts';

type Paging = { Marker?: string | undefined; MaxRecords?: number | undefined };

/** One page of a sorted list; the marker is opaque, and names the last one that was shown. */
export const pageOf = (
  all: Database[],
  { Marker, MaxRecords = 100 }: Paging,
): { page: Database[]; marker: { Marker?: string } } => {
  if (MaxRecords < 20 || MaxRecords > 100)
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value ${MaxRecords} for MaxRecords. Must be between 20 and 100`,
    );
  const after = Marker === undefined ? '' : Buffer.from(Marker, 'base64url').toString();
  const rest = all.filter(({ id }) => id > after);
  const page = rest.slice(0, MaxRecords);
  const last = page.at(-1);
  if (last === undefined || rest.length === page.length) return { page, marker: {} };
  return { page, marker: { Marker: Buffer.from(last.id).toString('base64url') } };
};

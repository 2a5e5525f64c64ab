import type { TSchema } from 'typebox';
import { ErrorBody } from '../../contract/error-codes.ts';
import { shared } from './shared-schemas.ts';

/** The answers of a route: the good one, and the one shape of every other. */
export const answers = <Status extends number, Schema extends TSchema>(
  status: Status,
  schema: Schema,
): Record<Status, Schema> & { default: typeof ErrorBody } => {
  const good = { [status]: schema } as Record<Status, Schema>;
  return { ...good, default: shared(ErrorBody) };
};

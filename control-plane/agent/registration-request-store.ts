import type { Database } from '../database/tables.ts';
import type { RegistrationRequestTable } from '../links/link-tables.ts';

/** False when CloudFormation's request has been dealt with before. */
export const rememberRequest = async (
  db: Database,
  linkId: string,
  requestId: string,
  kind: RegistrationRequestTable['kind'],
  receivedAt: Date,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('registration_requests')
    .values({ link_id: linkId, request_id: requestId, kind, received_at: receivedAt })
    .onConflict((conflict) => conflict.columns(['link_id', 'request_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

import type { Aws } from '../aws/aws.ts';
import type { RoleAccess } from '../aws/role-access.ts';
import { countMessages } from '../aws/sqs/count-messages.ts';
import type { LinkRow } from '../links/link-store.ts';
import { failureQueueName } from './names.ts';

/** Null where the queue cannot be read: that says nothing of the requests in it. */
export const countFailures = async (aws: Aws, access: RoleAccess, link: LinkRow): Promise<number | null> => {
  try {
    return await countMessages(aws, access, failureQueueName(link));
  } catch {
    return null;
  }
};

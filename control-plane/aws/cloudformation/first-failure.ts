import type { Aws } from '../aws.ts';
import type { RoleAccess } from '../role-access.ts';
import { isBeginning, stackEvents } from './stack-events.ts';

export type Failure = { logicalId: string; resourceType: string; reason: string };

/** The first resource that failed in the latest operation of a stack: the one that made the others fail. */
export const firstFailure = async (aws: Aws, access: RoleAccess, stackId: string): Promise<Failure | undefined> => {
  let first: Failure | undefined;
  // newest first, so the last one found before the beginning is the earliest
  for await (const event of stackEvents(aws, access, stackId)) {
    if (isBeginning(event)) return first;
    const { logicalId, resourceType, status, reason } = event;
    if (status.endsWith('_FAILED') && reason) first = { logicalId, resourceType, reason };
  }
  return first;
};

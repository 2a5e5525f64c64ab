import type { Overview } from '../../contract/overview.ts';
import { auditEntryView } from '../audit/audit-entry-view.ts';
import { namesIn } from '../audit/audit-names.ts';
import { listAuditEntries } from '../audit/audit-store.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import {
  changeSetsToReview,
  countChangeSetsByState,
  countEventsByDay,
  countLinksByState,
  countLinksByVersion,
  latestOfStacks,
  linksToLookAt,
} from './overview-store.ts';

const attention = 10;
const days = 14;
const recent = 8;

export const readOverview = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  workspaceId: string,
): Promise<Overview> => {
  const [linksByState, linksByVersion, changeSetsByState, links, changeSets, eventsByDay, changes, recentStacks] =
    await Promise.all([
      countLinksByState(db, workspaceId),
      countLinksByVersion(db, workspaceId),
      countChangeSetsByState(db, workspaceId),
      linksToLookAt(db, workspaceId, attention),
      changeSetsToReview(db, workspaceId, attention),
      countEventsByDay(db, workspaceId, timeOf(clock), days),
      listAuditEntries(db, workspaceId, { limit: recent, before: undefined, subject: undefined }),
      latestOfStacks(db, workspaceId, recent),
    ]);
  const nameOf = await namesIn(db, workspaceId, changes);
  return {
    ...{ linksByState, linksByVersion, changeSetsByState, eventsByDay, recentStacks },
    needsAttention: [...links, ...changeSets],
    recentChanges: changes.map((entry) => auditEntryView(entry, nameOf)),
  };
};

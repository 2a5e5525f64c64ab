import type { Overview } from '../../contract/overview.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import {
  changeSetsToReview,
  countChangeSetsByState,
  countEventsByDay,
  countLinksByState,
  countLinksByVersion,
  linksWithProblems,
} from './overview-store.ts';

const attention = 10;
const days = 14;

export const readOverview = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  workspaceId: string,
): Promise<Overview> => {
  const [linksByState, linksByVersion, changeSetsByState, links, changeSets, eventsByDay] = await Promise.all([
    countLinksByState(db, workspaceId),
    countLinksByVersion(db, workspaceId),
    countChangeSetsByState(db, workspaceId),
    linksWithProblems(db, workspaceId, attention),
    changeSetsToReview(db, workspaceId, attention),
    countEventsByDay(db, workspaceId, timeOf(clock), days),
  ]);
  return { linksByState, linksByVersion, changeSetsByState, needsAttention: [...links, ...changeSets], eventsByDay };
};

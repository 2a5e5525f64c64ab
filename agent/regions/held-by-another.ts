import { AgentError } from '../agent-error.ts';
import { ownerTag } from '../names.ts';

/** Refuses to touch what another installation owns, or what was there before us. */
export const refuseIfNotOurs = (what: string, owner: string | undefined, stackId: string): void => {
  if (owner === stackId) return;
  throw new AgentError(
    'name_taken',
    owner === undefined
      ? `${what} exists and was not made by this stack.`
      : `${what} belongs to another agent stack (${owner}).`,
    `Remove it, or install with another NamePrefix. Owners are marked by the tag ${ownerTag}.`,
  );
};

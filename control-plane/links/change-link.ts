import type { Link, LinkChange } from '../../contract/link.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { confirmAccount } from './confirm-account.ts';
import { renameLink } from './rename-link.ts';
import { rotateExternalId } from './rotate-external-id.ts';
import { viewOf } from './view-of.ts';

export const changeLink = async (deps: Deps, caller: Caller, id: string, change: LinkChange): Promise<Link> => {
  const changed =
    'name' in change
      ? await renameLink(deps, caller, id, change.name)
      : 'confirmAccountId' in change
        ? await confirmAccount(deps, caller, id, change.confirmAccountId)
        : await rotateExternalId(deps, caller, id);
  return viewOf(deps, caller, changed);
};

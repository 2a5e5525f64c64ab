import type { AuditEntry } from '../../contract/audit.ts';

/** What each action is called; one that is not here is shown as it stands. */
const actions: Record<string, string> = {
  'api-key.created': 'made an API key',
  'api-key.revoked': 'revoked an API key',
  'change-set.done': 'saw a change set done',
  'change-set.empty': 'found that a change set changes nothing',
  'change-set.executing': 'saw a change set being executed',
  'change-set.expired': 'let a change set expire',
  'change-set.failed': 'saw a change set fail',
  'change-set.proposed': 'proposed a change set',
  'change-set.ready': 'made a change set ready for review',
  'change-set.rejected': 'rejected a change set',
  'change-set.stale': 'found a change set out of date',
  'invitation.accepted': 'accepted an invitation',
  'link.account-confirmed': 'confirmed the account',
  'link.created': 'made the link',
  'link.ended': 'ended the link',
  'link.external-id-rotated': 'saw the new external id work, and forgot the old one',
  'link.linked': 'verified the account: it is linked',
  'link.log-retention-set': 'set how long logs are kept',
  'link.reachable-again': 'reached the account again',
  'link.registered': 'registered the account',
  'link.registered-again': 'registered again',
  'link.rejected': 'rejected the account',
  'link.renamed': 'renamed the account',
  'link.rotation-expired': 'forgot a new external id that nobody used',
  'link.rotation-started': 'started to rotate the external id',
  'link.uninstalled': 'said goodbye: the agent stack was deleted',
  'link.unreachable': 'found the account unreachable',
  'link.verified': 'verified the account',
  'workspace.created': 'made the workspace',
};

export const whatWasDone = ({ action }: Pick<AuditEntry, 'action'>): string => actions[action] ?? action;

/** Who did it, as people say it: a person by address, a key by name, an agent by its account. */
export const whoDidIt = ({ who, whoName }: Pick<AuditEntry, 'who' | 'whoName'>): string => {
  const [kind = '', ...rest] = who.split(':');
  const name = rest.join(':');
  if (kind === 'user') return name;
  if (kind === 'api-key') return `API key ${name}`;
  if (kind === 'agent') return whoName === null ? 'An agent' : `The agent in ${whoName}`;
  return who === 'control-plane' ? 'The control plane' : who;
};

/** What a role session is for. Each purpose has its own session policy, so a session can do no more than its purpose. */
export type Purpose =
  'verify' | 'drift' | 'read' | 'propose' | 'observe' | 'reject' | 'metrics' | 'install' | 'log-retention';

/** The facts of a link that are needed to assume its role. */
export type AssumableLink = {
  id: string;
  workspaceId: string;
  roleArn: string;
  externalId: string;
  /** While the external id is being rotated: what the role asks for once its stack has been updated. */
  nextExternalId?: string | null;
  homeRegion: string;
  stackNamePattern: string;
  assetsBucket: string | null;
};

/** Whose account, in which region, and what for. `requestIds` collects AWS's request ids for the audit log. */
export type RoleAccess = { link: AssumableLink; region: string; purpose: Purpose; requestIds?: string[] };

// STS allows 2..64 of these characters, and the name is what the customer's CloudTrail shows
const allowed = (text: string): string => text.replaceAll(/[^\w+=,.@-]/g, '-');

/** `stackery-<workspace>-<purpose>`; when that is too long, the workspace is cut and the purpose stays. */
export const sessionName = ({ link, purpose }: Pick<RoleAccess, 'link' | 'purpose'>): string => {
  const room = 64 - 'stackery--'.length - purpose.length;
  return `stackery-${allowed(link.workspaceId).slice(0, room)}-${purpose}`;
};

/** Survives role chaining, so the customer can tell even a later session apart by link. */
export const sourceIdentity = (link: Pick<AssumableLink, 'id'>): string => `stackery-${allowed(link.id)}`.slice(0, 64);

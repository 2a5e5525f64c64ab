import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ChangeSetState } from '../../contract/change-set.ts';
import type { LinkState } from '../../contract/link.ts';

type Look = { type: StatusIndicatorProps.Type; text: string };

const links: Record<LinkState, Look> = {
  waiting: { type: 'pending', text: 'Waiting for the install' },
  registered: { type: 'in-progress', text: 'Being verified' },
  linked: { type: 'success', text: 'Linked' },
  rejected: { type: 'error', text: 'Rejected' },
  unreachable: { type: 'warning', text: 'Unreachable' },
  unlinked: { type: 'stopped', text: 'Unlinked' },
  expired: { type: 'stopped', text: 'Expired' },
};

const changeSets: Record<ChangeSetState, Look> = {
  creating: { type: 'in-progress', text: 'Being created' },
  ready: { type: 'pending', text: 'Ready for review' },
  empty: { type: 'stopped', text: 'No changes' },
  failed: { type: 'error', text: 'Failed' },
  executing: { type: 'in-progress', text: 'Executing' },
  done: { type: 'success', text: 'Done' },
  stale: { type: 'warning', text: 'Stale' },
  rejected: { type: 'stopped', text: 'Rejected' },
  expired: { type: 'stopped', text: 'Expired' },
};

const regions: Record<string, Look> = {
  ready: { type: 'success', text: 'Ready' },
  failed: { type: 'error', text: 'Failed' },
  'not-enabled': { type: 'stopped', text: 'Not enabled' },
};

const show = (look: Look | undefined, word: string) => (
  <StatusIndicator type={look?.type ?? 'info'}>{look?.text ?? word}</StatusIndicator>
);

export const LinkStatus = ({ state }: { state: LinkState }) => show(links[state], state);
export const ChangeSetStatus = ({ state }: { state: ChangeSetState }) => show(changeSets[state], state);
export const RegionStatus = ({ state }: { state: string }) => show(regions[state], state);

/** CloudFormation's own status words end alike. */
export const StackStatus = ({ status }: { status: string }) => {
  const type: StatusIndicatorProps.Type = /FAILED|ROLLBACK_COMPLETE/.test(status)
    ? 'error'
    : status.endsWith('_COMPLETE')
      ? 'success'
      : status === 'REVIEW_IN_PROGRESS'
        ? 'pending'
        : 'in-progress';
  return <StatusIndicator type={type}>{status}</StatusIndicator>;
};

export const linkStateWords: Record<LinkState, string> = Object.fromEntries(
  Object.entries(links).map(([state, look]) => [state, look.text]),
) as Record<LinkState, string>;

export const changeSetStateWords: Record<ChangeSetState, string> = Object.fromEntries(
  Object.entries(changeSets).map(([state, look]) => [state, look.text]),
) as Record<ChangeSetState, string>;

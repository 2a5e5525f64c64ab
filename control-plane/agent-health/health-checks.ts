import type { healthStates } from '../../contract/agent-health.ts';
import type { Manifest } from '../../contract/release.ts';
import { isOutdated } from '../links/link-view.ts';
import type { LinkRow } from '../links/link-store.ts';

type State = (typeof healthStates)[number];
export type Judgement = { state: State; detail: string };
export type HealthFacts = {
  link: LinkRow;
  newest: Manifest | undefined;
  /** Null where they cannot be counted. */
  failuresWaiting: number | null;
  now: number;
};

const passing = (detail: string): Judgement => ({ state: 'passing', detail });
const failing = (detail: string): Judgement => ({ state: 'failing', detail });
const unknown = (detail: string): Judgement => ({ state: 'unknown', detail });

/** The account is looked at every quarter of an hour; four of those missed are odd. */
const longSilence = 3_600_000;

const places = (regions: { region: string }[]): string => regions.map(({ region }) => region).join(', ');

/** What can be wrong with an installed agent, most serious first. Each is judged from what the last look has stored. */
export const healthChecks: Record<string, (facts: HealthFacts) => Judgement> = {
  'role-opens': ({ link }) =>
    link.state === 'unreachable' && link.problem?.code === 'role_not_assumable'
      ? failing(link.problem.reason)
      : passing("The role opens with this link's external id."),

  'role-stays-shut': ({ link }) => {
    if (link.state === 'unreachable') return unknown('The role could not be tried.');
    return link.problem?.code === 'external_id_not_enforced'
      ? failing(link.problem.reason)
      : passing('The role refuses whoever comes without the external id, or with another.');
  },

  'stack-stands': ({ link }) => {
    if (link.problem?.code === 'stack_not_found') return failing(link.problem.reason);
    return link.state === 'unreachable' ? unknown('The stack could not be read.') : passing('The agent stack stands.');
  },

  'seen-lately': ({ link, now }) =>
    link.last_seen_at === null || now - link.last_seen_at.getTime() > longSilence
      ? failing('Neither the agent nor a look at the account was heard of for over an hour.')
      : passing('The account was seen within the last hour.'),

  'version-current': ({ link, newest }) => {
    if (link.version === null || newest === undefined) return unknown('No release is known to compare with.');
    return isOutdated(link, newest)
      ? failing(`Version ${link.version} is installed, ${newest.version} is the newest.`)
      : passing(`Version ${link.version} is the newest.`);
  },

  'regions-ready': ({ link: { regions } }) => {
    const broken = regions.filter(({ state }) => state === 'failed');
    return broken.length > 0
      ? failing(`The agent is not ready in ${places(broken)}.`)
      : passing('The agent is ready in every region where it should be.');
  },

  'code-genuine': ({ link: { regions } }) => {
    const standing = regions.filter(({ codeHash }) => codeHash !== undefined);
    const other = standing.filter(({ state }) => state === 'failed');
    if (standing.length === 0) return unknown('The code of no region has been read yet.');
    return other.length > 0
      ? failing(`The functions in ${places(other)} do not run the code of the release.`)
      : passing('Every region that was read runs exactly the code of the release.');
  },

  'stack-unchanged': ({ link: { drift } }) => {
    if (drift === 'unknown') return unknown('Drift is looked for once a day, and was not yet.');
    return drift === 'drifted'
      ? failing('Resources of the agent stack were changed by hand.')
      : passing('Every resource of the agent stack is as its template says.');
  },

  'failures-answered': ({ failuresWaiting }) => {
    if (failuresWaiting === null) return unknown('The failure queue could not be read.');
    return failuresWaiting > 0
      ? failing(`${failuresWaiting} requests that the agent could not answer wait in its failure queue.`)
      : passing('No request waits in the failure queue.');
  },
};

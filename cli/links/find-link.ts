import type { Link } from '../../contract/link.ts';
import { CliError } from '../cli-error.ts';
import { allItems, type ControlPlane } from '../control-plane.ts';

const ended = new Set(['unlinked', 'expired', 'rejected']);

/** The link of an account that is in use; undefined when there is none. */
export const findLinkOfAccount = async (controlPlane: ControlPlane, accountId: string): Promise<Link | undefined> => {
  for await (const link of allItems<Link>(controlPlane, 'links', { accountId }))
    if (!ended.has(link.state)) return link;
  return undefined;
};

export const getLink = (controlPlane: ControlPlane, id: string): Promise<Link> =>
  controlPlane<Link>('GET', `links/${encodeURIComponent(id)}`);

/** The link that `--link` or `--account` names. */
export const namedLink = async (
  controlPlane: ControlPlane,
  named: { link: string | undefined; account: string | undefined },
): Promise<Link> => {
  if (named.link) return getLink(controlPlane, named.link);
  if (!named.account)
    throw new CliError('usage', 'usage', 'Which account? Name a link or an account.', 'Add --link ID or --account ID.');
  const link = await findLinkOfAccount(controlPlane, named.account);
  if (link) return link;
  throw new CliError(
    'missing',
    'link_not_found',
    `The account ${named.account} is not linked.`,
    'See `stackery aws accounts` for those that are, or link it with `stackery aws link`.',
  );
};

import type { StackSummary } from '../../contract/link.ts';
import { listStacks } from '../aws/cloudformation/list-stacks.ts';
import { linkAccess } from '../aws/link-access.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import type { LinkRow } from '../links/link-store.ts';
import { reachedRegions } from '../links/reached-regions.ts';

/** By region, CloudFormation's token of the next page: the empty text for the first. */
type Pending = Record<string, string>;

export type StackList = {
  items: StackSummary[];
  nextCursor?: string;
  unreadable: { region: string; reason: string }[];
};

/** The stacks of one region or of all, as the role sees them now. A page is one of CloudFormation's from each region. */
export const listStacksOfLink = async (
  deps: Pick<Deps, 'aws'>,
  link: LinkRow,
  { region, cursor }: { region?: string | undefined; cursor?: string | undefined },
): Promise<StackList> => {
  const pending = cursor === undefined ? firstPages(link, region) : readCursor(link, cursor);
  const pages = await Promise.all(
    Object.entries(pending).map(async ([name, token]) => {
      try {
        const page = await listStacks(deps.aws, linkAccess(link, name, 'read'), token || undefined);
        return { name, ...page };
      } catch (error) {
        // a region that an SCP denies, or that is down, does not hide the others
        if (region !== undefined || !(error instanceof AppError) || error.code === 'role_not_assumable') throw error;
        return { name, stacks: [], nextToken: undefined, reason: error.message };
      }
    }),
  );
  const more = pages.flatMap(({ name, nextToken }) => (nextToken ? [[name, nextToken]] : []));
  return {
    items: pages.flatMap(({ name, stacks }) =>
      stacks.map(({ updatedAt, ...stack }) => ({
        region: name,
        ...stack,
        updatedAt: updatedAt?.toISOString() ?? null,
      })),
    ),
    unreadable: pages.flatMap((page) => ('reason' in page ? [{ region: page.name, reason: page.reason }] : [])),
    ...(more.length > 0 ? { nextCursor: cursorOf(Object.fromEntries(more)) } : {}),
  };
};

const firstPages = (link: LinkRow, region: string | undefined): Pending => {
  const reached = reachedRegions(link);
  if (region === undefined) return Object.fromEntries(reached.map((name) => [name, '']));
  if (reached.includes(region)) return { [region]: '' };
  throw new AppError(
    'region_not_offered',
    `The link does not reach into ${region}.`,
    `Its regions are ${reached.join(', ')}.`,
  );
};

const cursorOf = (pending: Pending): string => Buffer.from(JSON.stringify(pending)).toString('base64url');

const readCursor = (link: LinkRow, cursor: string): Pending => {
  const reached = reachedRegions(link);
  try {
    const pending = Object.entries(JSON.parse(Buffer.from(cursor, 'base64url').toString()) as object);
    if (pending.every(([name, token]) => reached.includes(name) && typeof token === 'string'))
      return Object.fromEntries(pending);
  } catch {
    // no JSON: refused below
  }
  throw new AppError(
    'invalid_request',
    '`cursor` in the query is not one that this list gave.',
    'Start without a cursor.',
  );
};

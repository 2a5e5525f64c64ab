import type { Install } from '../../contract/agent-health.ts';
import { isBeginning, stackEvents, type SeenEvent } from '../aws/cloudformation/stack-events.ts';
import { getCodeHash } from '../aws/lambda/get-code-hash.ts';
import { linkAccess } from '../aws/link-access.ts';
import { listEnabledRegions } from '../aws/list-enabled-regions.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { defaults } from '../links/launch-link.ts';
import type { LinkRow } from '../links/link-store.ts';
import { functionName } from './names.ts';

const nothing: Install = { visible: false, status: null, reason: null, resources: [], regions: [] };
const atMost = 40;

/**
 * The install while it goes on. The role is made early in it; once it is, we may look. Where the link names its account
 * the role's name is known before the agent has said a word; otherwise there is nothing to see until it registers.
 */
export const watchInstall = async ({ aws }: Pick<Deps, 'aws'>, link: LinkRow): Promise<Install> => {
  const roleArn = link.role_arn ?? expectedRole(link);
  if (roleArn === undefined || !['waiting', 'registered', 'rejected'].includes(link.state)) return nothing;
  const lookedAs = { ...link, role_arn: roleArn };
  const stack = link.stack_id ?? `${link.name_prefix}-agent`;
  const access = linkAccess(lookedAs, link.home_region, 'install');
  try {
    const events: SeenEvent[] = [];
    for await (const event of stackEvents(aws, access, stack)) {
      events.push(event);
      if (isBeginning(event)) break;
    }
    const seen = readEvents(events);
    return { visible: true, ...seen, regions: await regionsOf(aws, lookedAs, seen.resources) };
  } catch (error) {
    // not there yet, not ours, or not the stack we think of: in each case there is nothing to be seen
    if (error instanceof AppError && ['role_not_assumable', 'aws_refused'].includes(error.code)) return nothing;
    throw error;
  }
};

const expectedRole = (link: LinkRow): string | undefined => {
  const partition = partitionOfRegion(link.home_region)?.name;
  if (link.expected_account_id === null || partition === undefined) return undefined;
  const path = link.role_path ?? defaults.rolePath;
  return `arn:${partition}:iam::${link.expected_account_id}:role${path}${link.name_prefix}-access`;
};

/** Of each resource the latest; of the failures the first, which made the others fail. */
const readEvents = (newestFirst: SeenEvent[]): Pick<Install, 'status' | 'reason' | 'resources'> => {
  const latest = new Map<string, SeenEvent>();
  for (const event of [...newestFirst].reverse()) if (!event.ofStack) latest.set(event.logicalId, event);
  const failed = newestFirst.findLast(({ status }) => status.endsWith('_FAILED'));
  return {
    status: newestFirst.find(({ ofStack }) => ofStack)?.status ?? null,
    reason: failed ? `${failed.logicalId}: ${failed.reason ?? ''}` : null,
    resources: [...latest.values()].map(({ logicalId, resourceType, status, reason, at }) => ({
      ...{ logicalId, resourceType, status, reason },
      at: at.toISOString(),
    })),
  };
};

/** While the bootstrap runs, in which regions its copy stands already. */
const regionsOf = async (
  aws: Deps['aws'],
  link: LinkRow,
  resources: Install['resources'],
): Promise<Install['regions']> => {
  const bootstrap = resources.find(({ logicalId }) => logicalId === 'StackeryAgentCommanderBootstrap');
  if (bootstrap === undefined || bootstrap.status.startsWith('DELETE')) return [];
  const enabled = await listEnabledRegions(aws, linkAccess(link, link.home_region, 'install'));
  const wanted = (enabled ?? []).filter(
    (region) => link.regions_wanted.length === 0 || link.regions_wanted.includes(region) || region === link.home_region,
  );
  const name = functionName(link, 'agent-commander');
  return Promise.all(
    wanted
      .sort()
      .slice(0, atMost)
      .map(async (region) => ({
        region,
        ready: await getCodeHash(aws, linkAccess(link, region, 'install'), name).then(
          (hash) => hash !== undefined,
          () => false,
        ),
      })),
  );
};

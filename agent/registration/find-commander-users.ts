import { paginateDescribeStacks, paginateListStackResources, type Stack } from '@aws-sdk/client-cloudformation';
import type { CommanderUser } from '../../contract/commander-users.ts';
import type { Deps } from '../deps.ts';
import { readRegionStates } from '../region-states.ts';
import { cloudFormationIn } from '../regions/cloudformation-in.ts';
import { homeRegionOf } from '../names.ts';
import { textOf, type ResourceRequest } from '../request.ts';
import { lookWithinLimit } from './look-within-limit.ts';

const atOnce = 4;
/** What the control plane takes. */
const mostStacks = 200;
const mostIds = 50;

/**
 * The stacks that will miss the commander, by the types of their resources: no other function serves these, and templates,
 * which would tell it by name, are none of the agent's business. The agent stack's own two types do not count.
 */
export const findCommanderUsers = async (deps: Deps, request: ResourceRequest): Promise<CommanderUser[]> => {
  const states = readRegionStates(textOf(request.ResourceProperties, 'RegionStates'));
  const ready = states.flatMap(({ region, state }) => (state === 'ready' ? [region] : []));
  const regions = [...new Set([homeRegionOf(request.StackId), ...ready])];
  const found: CommanderUser[] = [];
  await lookWithinLimit(
    deps,
    regions.map((region) => lookInRegion(deps, region, request.StackId, found)),
  );
  return found.sort((one, other) => (one.stackId < other.stackId ? -1 : 1)).slice(0, mostStacks);
};

const lookInRegion = async (deps: Deps, region: string, ownStackId: string, found: CommanderUser[]): Promise<void> => {
  const client = cloudFormationIn(deps.config, region);
  const stacks: Stack[] = [];
  for await (const page of paginateDescribeStacks({ client }, {})) stacks.push(...(page.Stacks ?? []));
  const work = stacks.filter(({ StackId }) => StackId !== ownStackId).values();
  const readOn = async (): Promise<void> => {
    for (const { StackId: stackId = '', StackName: stackName = '' } of work) {
      const logicalIds: string[] = [];
      for await (const page of paginateListStackResources({ client }, { StackName: stackId }))
        for (const { LogicalResourceId = '', ResourceType, ResourceStatus } of page.StackResourceSummaries ?? [])
          if (isServed(ResourceType) && ResourceStatus !== 'DELETE_COMPLETE') logicalIds.push(LogicalResourceId);
      if (logicalIds.length > 0) found.push({ region, stackName, stackId, logicalIds: logicalIds.slice(0, mostIds) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readOn));
};

const isServed = (type = ''): boolean =>
  type.startsWith('Custom::Stackery') &&
  type !== 'Custom::Stackery' &&
  type !== 'Custom::StackeryAgentCommanderBootstrap';

import type { AgentFunction } from '../../contract/agent-health.ts';

type Named = { name_prefix: string };

/** As the agent stack calls them, in every region. */
export const functionName = (link: Named, agentFunction: AgentFunction): string =>
  `${link.name_prefix}-${agentFunction}`;

export const logGroupName = (link: Named, agentFunction: AgentFunction): string =>
  `/aws/lambda/${functionName(link, agentFunction)}`;

export const failureQueueName = (link: Named): string => `${link.name_prefix}-provision-check-failures`;

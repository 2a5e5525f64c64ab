import {
  CloudFormationClient,
  GetTemplateCommand,
  paginateListStackResources,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { WaitingRequest } from '../../contract/commander-command.ts';
import { servedBy, serviceTimeoutOf } from '../../contract/served-by.ts';
import { stackParameters } from '../aws/stack-parameters.ts';
import { parseTemplate } from '../template/parse-template.ts';

/** A custom resource that a commander serves, as CloudFormation has it now. */
export type ServedResource = {
  logicalId: string;
  resourceType: string;
  status: string;
  at: string;
  serviceTimeout: string;
};

/** The custom resources of a stack that this commander serves. */
export const servedResources = async (
  cloudFormation: CloudFormationClient,
  stack: Stack,
  commander: { name: string },
): Promise<ServedResource[]> => {
  const { TemplateBody = '' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stack.StackId, TemplateStage: 'Processed' }),
  );
  const template = parseTemplate(TemplateBody);
  const values = stackParameters(stack);
  const served = new Set(servedBy(template, commander.name, values));
  const found: ServedResource[] = [];
  if (served.size === 0) return found;
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stack.StackId }))
    for (const { LogicalResourceId = '', ResourceType = '', ...rest } of page.StackResourceSummaries ?? [])
      if (served.has(LogicalResourceId))
        found.push({
          logicalId: LogicalResourceId,
          resourceType: ResourceType,
          status: rest.ResourceStatus ?? '',
          at: rest.LastUpdatedTimestamp?.toISOString() ?? '',
          serviceTimeout: serviceTimeoutOf(template, LogicalResourceId, values),
        });
  return found;
};

const requestTypes: Record<string, WaitingRequest['requestType']> = {
  CREATE_IN_PROGRESS: 'Create',
  UPDATE_IN_PROGRESS: 'Update',
  DELETE_IN_PROGRESS: 'Delete',
};

/** What CloudFormation waits for at this resource; undefined when it waits for nothing. */
export const waitingRequest = (stackId: string, resource: ServedResource): WaitingRequest | undefined => {
  const requestType = requestTypes[resource.status];
  const { logicalId, resourceType, at, serviceTimeout } = resource;
  return requestType && { stackId, logicalId, resourceType, requestType, since: at, serviceTimeout };
};

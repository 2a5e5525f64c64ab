import { failed, failedId, type Answer } from './answer.ts';
import type { ResourceRequest } from './request.ts';

/** What a newer or older template asks for and this agent does not have. It cannot have made it, so its Delete succeeds. */
export const unknownType = (request: ResourceRequest): Answer =>
  request.RequestType === 'Delete'
    ? { status: 'SUCCESS', physicalId: failedId(request) }
    : failed(
        request,
        'unknown_resource_type',
        `This agent does not know the resource type ${request.ResourceType}. Update the agent to its newest version.`,
      );

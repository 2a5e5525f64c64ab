import type { Answer } from './answer.ts';
import type { ResourceRequest } from './request.ts';
import type { Done, Resource } from './resource.ts';

/**
 * Update and Delete answer with the id they were given: another one would tell CloudFormation of a replacement, which an
 * Update has to mean.
 */
export const success = (resource: Resource, request: ResourceRequest, done: Done): Answer & { status: 'SUCCESS' } => ({
  status: 'SUCCESS',
  physicalId:
    (request.RequestType === 'Delete' ? undefined : done.physicalId) ??
    (request.RequestType === 'Create' ? undefined : request.PhysicalResourceId) ??
    resource.physicalId(request),
  ...(done.data ? { data: done.data } : {}),
  ...(done.noEcho ? { noEcho: true } : {}),
});

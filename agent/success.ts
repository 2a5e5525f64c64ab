import type { Answer } from './answer.ts';
import type { ResourceRequest } from './request.ts';
import type { Done, Resource } from './resource.ts';

/** Update and Delete answer with the id they were given: another one would tell CloudFormation of a replacement. */
export const success = (resource: Resource, request: ResourceRequest, done: Done): Answer & { status: 'SUCCESS' } => ({
  status: 'SUCCESS',
  physicalId:
    request.RequestType === 'Create'
      ? (done.physicalId ?? resource.physicalId(request))
      : (request.PhysicalResourceId ?? resource.physicalId(request)),
  ...(done.data ? { data: done.data } : {}),
  ...(done.noEcho ? { noEcho: true } : {}),
});

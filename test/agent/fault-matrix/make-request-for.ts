import { randomUUID } from 'node:crypto';
import type { ResourceRequest } from '../../../agent/request.ts';
import type { ResponseBucket } from '../../support/start-response-bucket.ts';
import type { Place, RequestType } from './resource-under-test.ts';

/** A request as CloudFormation makes it, with a URL that says when it was signed. */
export const makeRequestFor = (
  place: Place,
  bucket: ResponseBucket,
  type: string,
  requestType: RequestType,
  more: Partial<ResourceRequest>,
): ResourceRequest => {
  const RequestId = randomUUID();
  const signedAt = new Date(place.aws.clock.now()).toISOString().replace(/[-:]|\.\d{3}/g, '');
  return {
    RequestType: requestType,
    RequestId,
    StackId: place.stackId,
    LogicalResourceId: 'It',
    ResourceType: type,
    ResponseURL: `${bucket.url}/${RequestId}?X-Amz-Date=${signedAt}&X-Amz-Signature=secret`,
    ResourceProperties: {},
    ...more,
  };
};

import type { ResourceRequest } from '../../../agent/request.ts';
import type { ControlPlaneStub } from '../../support/start-control-plane-stub.ts';
import type { ResponseBucket } from '../../support/start-response-bucket.ts';
import type { Place, RequestType } from './resource-under-test.ts';

/** The commander of one account, as CloudFormation and a fault see it. */
export type Commander = Place & {
  bucket: ResponseBucket;
  controlPlane: ControlPlaneStub;
  /** A request as CloudFormation would send it now. */
  make(type: string, requestType: RequestType, more: Partial<ResourceRequest>): ResourceRequest;
  /** Hands the request over, as CloudFormation does. */
  send(request: ResourceRequest): Promise<void>;
  /** Lets some time pass, with everything in it that goes by itself: Lambda's retries, the queue's messages. */
  pass(): Promise<void>;
  /** True when nothing more will come by itself. */
  isQuiet(): Promise<boolean>;
};

export type Answer = {
  Status: string;
  Reason: string;
  PhysicalResourceId: string;
  RequestId: string;
  Data?: Record<string, string>;
};

/** Seconds that CloudFormation waits for an answer. */
export const serviceTimeout = 600;

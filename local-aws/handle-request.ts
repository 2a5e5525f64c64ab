import { randomUUID } from 'node:crypto';
import { authenticate } from './authenticate.ts';
import { AwsError, notImplemented } from './aws-error.ts';
import {
  isCustomResourceResponsePath,
  receiveCustomResourceResponse,
} from './cloudformation/custom-resource-responses.ts';
import { AnswerLost } from './faults.ts';
import { accountOf } from './principal.ts';
import { authError } from './protocol/auth-errors.ts';
import { readInput, writeOutput, type Located } from './protocol/codec.ts';
import { readClaim, type Claim } from './protocol/credentials.ts';
import { detect, type Target } from './protocol/detect.ts';
import { writeError } from './protocol/errors.ts';
import type { HttpAnswer, HttpRequest } from './protocol/http.ts';
import { matchRoute } from './protocol/routes.ts';
import { checkRequired } from './protocol/required.ts';
import { hostIdOf, newS3RequestId } from './protocol/s3-ids.ts';
import { loadServiceModel, type ServiceModel } from './protocol/service-model.ts';
import { checkBody } from './s3/check-body.ts';
import { checkBucketRegion } from './s3/bucket-region.ts';
import { decodeS3Request, finishS3Answer, s3Path } from './s3/http.ts';
import { callerOfV2Url } from './s3/signature-v2.ts';
import type { World } from './world.ts';

const locate = (
  model: ServiceModel,
  target: Target,
  request: HttpRequest,
  path: string,
  onBucket: boolean,
): Located => {
  const { service, operation: name, fields } = target;
  if (target.protocol === 'rest-json' || target.protocol === 'rest-xml') {
    const match = matchRoute(model.operations.values(), request, path, onBucket);
    if (match === undefined) throw notImplemented(service, `${request.method} ${path}`);
    return { ...match, fields };
  }
  if (name === undefined && target.protocol.startsWith('json')) throw new AwsError('UnknownOperationException', '');
  const operation = model.operations.get(name ?? '');
  if (operation === undefined) throw notImplemented(service, name ?? `${request.method} ${request.path}`);
  return { operation, labels: {}, fields };
};

const regionOf = (world: World, claim: Claim | undefined): string => claim?.region ?? world.regions[0]?.name ?? '';

/** From bytes to bytes: find the service, check the signature, read the input, dispatch, write the answer. */
export const handleRequest = async (world: World, received: HttpRequest): Promise<HttpAnswer> => {
  const claimed = readClaim(received);
  const claim = claimed === undefined || 'problem' in claimed ? undefined : claimed;
  const target = detect(received, claim);
  const { service, protocol } = target;
  const requestId = service === 's3' ? newS3RequestId() : randomUUID();
  let model: ServiceModel | undefined;
  try {
    if (received.method === 'PUT' && isCustomResourceResponsePath(received.path)) {
      const query = new URLSearchParams(received.queryString);
      const { ['if-none-match']: ifNoneMatch } = received.headers;
      receiveCustomResourceResponse(world, received.path, query, received.body.toString(), ifNoneMatch);
      return withIds({ status: 200, headers: {}, body: '' }, requestId, 's3');
    }
    model = await loadServiceModel(service);
    if (model === undefined) throw notImplemented(service, target.operation ?? `${received.method} ${received.path}`);
    const refused = { protocol, service, now: world.clock.now() };
    if (claimed !== undefined && 'problem' in claimed) throw authError('incomplete', { ...refused, ...claimed });
    if (claim === undefined && service !== 's3') throw authError('missing', refused);
    const isS3 = service === 's3';
    const { bucket, path } = isS3 ? s3Path(received, world) : { bucket: undefined, path: received.path };
    const caller = claim ? authenticate(world, claim, received, target) : callerOfV2Url(world, received, bucket, path);
    const principal = caller?.principal ?? { kind: 'anonymous' as const };

    const request = isS3 ? decodeS3Request(received, claim, caller) : received;
    const located = locate(model, target, request, path, bucket !== undefined);
    if (bucket !== undefined) {
      located.labels['Bucket'] = bucket;
      checkBucketRegion(world, bucket, located.operation.name, claim?.region);
    }
    if (isS3) checkBody(request, located.operation.name);
    const input = readInput(protocol, located, request);
    checkRequired(service, protocol, located.operation.input, input);
    const output = await world.dispatch({
      service,
      operation: located.operation.name,
      principal,
      account: accountOf(principal) ?? '',
      region: regionOf(world, claim),
      input,
      requestId,
      sourceIp: received.sourceIp,
      accessKeyId: claim?.accessKeyId ?? '',
      ...(received.headers['user-agent'] === undefined ? {} : { userAgent: received.headers['user-agent'] }),
      ...(received.headers['x-amzn-trace-id'] === undefined
        ? {}
        : { traceHeader: received.headers['x-amzn-trace-id'] }),
    });
    const answer = writeOutput(protocol, model, located.operation, output, requestId, received.headers['accept']);
    if (isS3) finishS3Answer(world, answer, located.operation.name, output);
    return withIds(answer, requestId, service);
  } catch (error) {
    if (error instanceof AnswerLost) throw error;
    if (!(error instanceof AwsError))
      world.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const known =
      error instanceof AwsError ? error : new AwsError('InternalFailure', 'An internal error occurred.', 500);
    return withIds(writeError(known, protocol, model, requestId, received.method === 'HEAD'), requestId, service);
  }
};

const withIds = (answer: HttpAnswer, requestId: string, service: string): HttpAnswer => {
  if (service === 's3') {
    Object.assign(answer.headers, {
      'x-amz-request-id': requestId,
      'x-amz-id-2': hostIdOf(requestId),
      Server: 'AmazonS3',
    });
  } else answer.headers['x-amzn-RequestId'] = requestId;
  return answer;
};

import { failed, failedId, isMarkerId, type Answer } from './answer.ts';
import { readRecord } from './check-record.ts';
import type { Program } from './program.ts';
import { readRequest, type ResourceRequest } from './request.ts';
import { sendAnswer } from './send-answer.ts';

/**
 * Answers what crashed for good: a record that the provision-check queue gave up, or an event that Lambda gave up after the
 * first run and both retries. Whatever made them crash must not happen here, so nothing is loaded and nothing looked up.
 */
export const answerFailedRecord = async (program: Program, body: string): Promise<'settled' | 'not yet'> => {
  const record = readRecord(body);
  const request = record?.request ?? readFailedEvent(body);
  if (!request) {
    program.log('A failure record that names no request was dropped.');
    return 'settled';
  }
  if (request.ResponseURL === undefined) {
    program.log('A registration was given up undelivered.', { stackId: request.StackId, requestId: request.RequestId });
    return 'settled';
  }
  const decided = record && record.deadline <= program.clock.now() ? record.answerAtDeadline : undefined;
  const sent = await sendAnswer(program, request, decided ?? crashed(request));
  return sent === 'failed' ? 'not yet' : 'settled';
};

const crashed = (request: ResourceRequest): Answer =>
  mustNotFail(request)
    ? { status: 'SUCCESS', physicalId: failedId(request) }
    : failed(
        request,
        'crashed',
        'The agent commander failed repeatedly. Its log group in this account has the details.',
      );

/** Types that make nothing: to fail their Delete would hold a stack over it. Lists, since nothing may be loaded here. */
const makesNothing = new Set(['Custom::StackeryHelloWorld', 'Custom::StackeryExistingResource']);

/** Types whose failed Create may have left something, which their Delete finds. */
const deletesByStack = new Set([
  'Custom::StackeryAgentCommanderBootstrap',
  'Custom::StackeryEdgeFunction',
  'Custom::StackeryUsEast1SSLCertificate',
]);

/**
 * A registration that fails on Update or Delete would wedge the customer's stack for the vendor's sake; and what a failed
 * Create did not make is gone, unless it may have left something.
 */
const mustNotFail = ({ ResourceType, RequestType, PhysicalResourceId }: ResourceRequest): boolean => {
  if (ResourceType === 'Custom::Stackery') return RequestType !== 'Create';
  if (RequestType !== 'Delete') return false;
  return makesNothing.has(ResourceType) || (isMarkerId(PhysicalResourceId) && !deletesByStack.has(ResourceType));
};

/** The record that Lambda writes for an asynchronous invocation: the event is its requestPayload. */
const readFailedEvent = (body: string): ResourceRequest | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return undefined;
    return readRequest('requestPayload' in value ? value.requestPayload : value);
  } catch {
    return undefined;
  }
};

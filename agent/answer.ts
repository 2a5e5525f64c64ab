import { mask } from './mask.ts';
import type { ResourceRequest } from './request.ts';

export type Answer =
  | { status: 'SUCCESS'; physicalId: string; data?: Record<string, string>; noEcho?: boolean; reason?: string }
  | { status: 'FAILED'; physicalId: string; code: string; reason: string };

/** CloudFormation refuses a body of more than 4,096 bytes, and then waits for another. */
const bodyLimit = 4000;
const physicalIdLimit = 1024;

const bytes = (text: string): number => Buffer.byteLength(text);

/** The body of the answer: bounded in bytes, in the order and with the members that AWS's own cfn-response sends. */
export const renderAnswer = (request: ResourceRequest, answer: Answer): string => {
  const reason = answer.status === 'FAILED' ? `${mask(answer.reason)} (code: ${answer.code})` : (answer.reason ?? '');
  const render = (shown: string, data: Record<string, string>) =>
    JSON.stringify({
      Status: answer.status,
      Reason: shown,
      PhysicalResourceId: cut(answer.physicalId, physicalIdLimit) || request.RequestId,
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
      NoEcho: answer.status === 'SUCCESS' && (answer.noEcho ?? false),
      Data: data,
    });
  const data = answer.status === 'SUCCESS' ? (answer.data ?? {}) : {};
  const whole = render(reason, data);
  if (bytes(whole) <= bodyLimit) return whole;
  if (answer.status === 'SUCCESS') return renderOversized(request, answer);
  // the code stands at the end and must survive the cut
  const code = `… (code: ${answer.code})`;
  const room = bodyLimit - bytes(render(code, data));
  return render(cut(mask(answer.reason), room, escapedBytes) + code, data);
};

/** Data cannot be cut: its reader would get something else. A Delete has no reader, so it stays a success without. */
const renderOversized = (request: ResourceRequest, answer: Answer): string =>
  request.RequestType === 'Delete'
    ? renderAnswer(request, { status: 'SUCCESS', physicalId: answer.physicalId })
    : renderAnswer(request, {
        status: 'FAILED',
        physicalId: answer.physicalId,
        code: 'answer_too_large',
        reason: 'The attributes of this resource do not fit into the 4,096 bytes that CloudFormation accepts.',
      });

/** What a text takes within JSON, where a quote takes two bytes and a control character six. */
const escapedBytes = (text: string): number => bytes(JSON.stringify(text)) - 2;

/** The longest beginning that measures at most so much; never half a character. */
const cut = (text: string, limit: number, measure = bytes): string => {
  if (measure(text) <= limit) return text;
  let fits = 0;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(text.slice(0, middle)) <= limit) fits = middle;
    else tooLong = middle;
  }
  return text.slice(0, fits).replace(/[\uD800-\uDBFF]$/, '');
};

const createFailed = 'stackery:create-failed:';

/** The id of what a failed Create did not make. CloudFormation sends a Delete for it, which then does nothing. */
export const markerId = (request: ResourceRequest): string => `${createFailed}${request.RequestId}`;
export const isMarkerId = (physicalId: string | undefined): boolean => physicalId?.startsWith(createFailed) ?? false;

/** The id under which a request can fail: a Create leaves the marker; Update and Delete keep the id they were given. */
export const failedId = (request: ResourceRequest): string =>
  request.RequestType === 'Create' ? markerId(request) : (request.PhysicalResourceId ?? markerId(request));

export const failed = (request: ResourceRequest, code: string, reason: string): Answer => ({
  status: 'FAILED',
  physicalId: failedId(request),
  code,
  reason,
});

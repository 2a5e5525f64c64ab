import { renderAnswer, type Answer } from './answer.ts';
import type { Clock } from './deps.ts';
import type { Log } from './log.ts';
import type { ResourceRequest } from './request.ts';
import { answerUrl } from './response-url.ts';

const pausesMs = [250, 1000, 3000];
const attemptMs = 4000;

type Deps = { endpoint: string | undefined; clock: Clock; log: Log };

/** `sent`; `refused` when the URL is none that may be answered; `failed` when every attempt failed and another may not. */
export type Sent = 'sent' | 'refused' | 'failed';

/**
 * PUTs the answer, on the condition that there is none yet: a request that Lambda or SQS delivered twice, or whose function
 * was killed between its answer and its end, is then still answered once. Never throws: nothing may be thrown once an answer
 * may have arrived.
 */
export const sendAnswer = async (deps: Deps, request: ResourceRequest, answer: Answer): Promise<Sent> => {
  const url = answerUrl(request, deps.endpoint);
  const facts = { stackId: request.StackId, logicalId: request.LogicalResourceId, requestId: request.RequestId };
  if (!url) {
    deps.log('The ResponseURL is not one of CloudFormation for this stack: not answered.', facts);
    return 'refused';
  }
  const body = new TextEncoder().encode(renderAnswer(request, answer));
  let condition: Record<string, string> = { 'if-none-match': '*' };
  for (const pause of [...pausesMs, undefined]) {
    const result = await put(url, body, condition);
    if (result === 412) {
      deps.log('CloudFormation had been answered before.', facts);
      return 'sent';
    }
    if (result === 200) {
      deps.log('Answered CloudFormation.', {
        ...facts,
        status: answer.status,
        ...(answer.status === 'FAILED' ? { code: answer.code, reason: answer.reason } : {}),
      });
      return 'sent';
    }
    deps.log('The answer did not arrive.', { ...facts, problem: result });
    // an answer that may come twice is better than none
    if (refusesConditions.has(result)) condition = {};
    if (pause !== undefined) await deps.clock.sleep(pause);
  }
  return 'failed';
};

/** What a server says that does not take the condition, or does not take it with this signature. */
const refusesConditions = new Set<number | string>([400, 403, 501]);

/** The HTTP status, 200 for any success, or why there was none. */
const put = async (
  url: URL,
  body: Uint8Array<ArrayBuffer>,
  condition: Record<string, string>,
): Promise<number | string> => {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      // the URL was signed for an empty content type
      headers: { 'content-type': '', ...condition },
      body,
      // with a condition, fetch would add headers about caching of its own
      cache: 'force-cache',
      redirect: 'error',
      signal: AbortSignal.timeout(attemptMs),
    });
    await response.arrayBuffer();
    return response.ok ? 200 : response.status;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  }
};

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

/** PUTs the answer. Never throws: nothing may be thrown once an answer may have arrived. */
export const sendAnswer = async (deps: Deps, request: ResourceRequest, answer: Answer): Promise<Sent> => {
  const url = answerUrl(request, deps.endpoint);
  const facts = { stackId: request.StackId, logicalId: request.LogicalResourceId, requestId: request.RequestId };
  if (!url) {
    deps.log('The ResponseURL is not one of CloudFormation for this stack: not answered.', facts);
    return 'refused';
  }
  const body = new TextEncoder().encode(renderAnswer(request, answer));
  for (const pause of [...pausesMs, undefined]) {
    const problem = await put(url, body);
    if (problem === undefined) {
      deps.log('Answered CloudFormation.', {
        ...facts,
        status: answer.status,
        ...(answer.status === 'FAILED' ? { code: answer.code, reason: answer.reason } : {}),
      });
      return 'sent';
    }
    deps.log('The answer did not arrive.', { ...facts, problem });
    if (pause !== undefined) await deps.clock.sleep(pause);
  }
  return 'failed';
};

const put = async (url: URL, body: Uint8Array<ArrayBuffer>): Promise<string | undefined> => {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      // the URL was signed for an empty content type
      headers: { 'content-type': '' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(attemptMs),
    });
    await response.arrayBuffer();
    return response.ok ? undefined : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  }
};

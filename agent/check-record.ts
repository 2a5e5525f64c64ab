import type { Answer } from './answer.ts';
import { failedId } from './answer.ts';
import { readRequest, type ResourceRequest } from './request.ts';

/** What lies in CustomResourceProvisionCheckQueue: a request that is not finished, and until when it must be. */
export type CheckRecord = {
  request: ResourceRequest;
  check: string;
  state?: unknown;
  /** When CloudFormation asked, and until when it must be answered. Milliseconds since 1970: nothing about the queue can move them. */
  askedAt: number;
  deadline: number;
  /** Whole and ready: at the deadline nothing has to be loaded or found out. */
  answerAtDeadline?: Answer;
  /** The check that a record without ResponseURL keeps alive after that answer. */
  thenDeliver?: string;
};

/** Undefined when the text is no record of ours. */
export const readRecord = (text: string): CheckRecord | undefined => {
  const value = parse(text);
  const request = readRequest(value?.['request']);
  const { check, askedAt, deadline, answerAtDeadline, thenDeliver } = value ?? {};
  if (!request || typeof check !== 'string' || typeof deadline !== 'number') return undefined;
  return {
    request,
    check,
    askedAt: typeof askedAt === 'number' ? askedAt : 0,
    deadline,
    state: value?.['state'],
    ...(isAnswer(answerAtDeadline) ? { answerAtDeadline } : {}),
    ...(typeof thenDeliver === 'string' ? { thenDeliver } : {}),
  };
};

/** For a record that names no answer of its own. */
export const timedOut = (request: ResourceRequest): Answer => ({
  status: 'FAILED',
  physicalId: failedId(request),
  code: 'timed_out',
  reason: 'This resource was not ready in time. Try again; if it happens again, see the log of the agent commander.',
});

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'status' in value && 'physicalId' in value;

const parse = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

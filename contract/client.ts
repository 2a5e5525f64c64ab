import type { ErrorBody } from './error-codes.ts';

/** An error that the control plane answered, or that kept us from reaching it. */
export class ControlPlaneError extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;
  readonly requestId: string;

  constructor(status: number, body: Partial<ErrorBody>, cause?: unknown) {
    super(body.message ?? `The control plane answered ${status}.`, { cause });
    this.name = 'ControlPlaneError';
    this.status = status;
    this.code = body.code ?? 'unavailable';
    this.hint = body.hint ?? 'Try again later.';
    this.requestId = body.requestId ?? '';
  }

  /** True for a refusal that trying again will not change: a 4xx with a code, but for "too many" and "too slow". */
  get definite(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

export type ClientOptions = { url: string; token?: string; timeoutMs?: number };
export type Request = {
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** For what takes its time; otherwise the client's own. */
  timeoutMs?: number;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Sends one request; `Answer` is what the contract says this route answers. Status 0 means that nothing answered. */
export const callControlPlane = async <Answer>(
  options: ClientOptions,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  request: Request = {},
): Promise<Answer> => {
  const url = new URL(path, options.url);
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.token) headers['authorization'] = `Bearer ${options.token}`;
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutMs ?? options.timeoutMs ?? 10_000),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
  } catch (cause) {
    const body = {
      code: 'unavailable',
      message: `The control plane at ${url.origin} could not be reached.`,
      hint: 'Check its address and that it is running, then try again.',
    };
    throw new ControlPlaneError(0, body, cause);
  }
  const body = parse(await response.text());
  if (!response.ok) throw new ControlPlaneError(response.status, (body ?? {}) as Partial<ErrorBody>);
  return body as Answer;
};

import type { Exit } from './process-host.ts';
import { tooLarge, type Answer } from './runtime-api.ts';

/** How an invocation ended: by an answer, by the end of its process, or by the clock. */
export type End = Answer | ({ kind: 'exit' } & Exit) | { kind: 'timeout' } | { kind: 'start-timeout' };

const error = (errorType: string, errorMessage: string): Buffer =>
  Buffer.from(JSON.stringify({ errorType, errorMessage }));

/** The payload that the caller gets, whether it is an error, and the line that the log gets. */
export const describeEnd = (
  end: End,
  requestId: string,
  timeout: number,
): { body: Buffer; functionError?: 'Unhandled'; logLine?: string } => {
  const failed = (body: Buffer, logLine?: string) => ({
    body,
    functionError: 'Unhandled' as const,
    ...(logLine !== undefined && { logLine }),
  });
  switch (end.kind) {
    case 'response':
      if (end.body !== tooLarge) return { body: end.body };
      return failed(
        error(
          'Function.ResponseSizeTooLarge',
          'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
        ),
      );
    case 'error':
    case 'init-error':
      return failed(end.body);
    case 'exit': {
      const status =
        end.signal === null ? `exit status ${end.code}` : `signal: ${signalWords[end.signal] ?? end.signal}`;
      const message = `RequestId: ${requestId} Error: Runtime exited with error: ${status}`;
      if (end.code === 0) {
        const quiet = `RequestId: ${requestId} Error: Runtime exited without providing a reason`;
        return failed(error('Runtime.ExitError', quiet), `${quiet}\nRuntime.ExitError`);
      }
      return failed(error('Runtime.ExitError', message), `${message}\nRuntime.ExitError`);
    }
    case 'timeout': {
      const words = `Task timed out after ${timeout.toFixed(2)} seconds`;
      return failed(error('Sandbox.Timedout', `RequestId: ${requestId} Error: ${words}`), `${requestId} ${words}`);
    }
    case 'start-timeout':
      return failed(
        error('Sandbox.Timedout', `RequestId: ${requestId} Error: Function initialization timed out.`),
        `${requestId} Function initialization timed out.`,
      );
  }
};

const signalWords: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

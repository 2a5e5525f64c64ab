import { errorCodes, type ErrorCode } from '../contract/error-codes.ts';

export type AppErrorOptions = { cause?: unknown; awsRequestIds?: string[] };

/** Everything a caller may be told: what happened (with the value that mattered), and what to do about it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  /** AWS's ids of the calls behind this error, for the logs and the audit. */
  readonly awsRequestIds: string[];

  constructor(code: ErrorCode, message: string, hint: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.hint = hint;
    this.awsRequestIds = options.awsRequestIds ?? [];
  }

  get status(): number {
    return errorCodes[this.code];
  }
}

/** Ends every switch over a closed set, so that a new member is a type error here. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};

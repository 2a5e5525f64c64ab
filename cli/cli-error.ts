import type { Outcome } from './exit-codes.ts';

/** An error that is explained: what happened, and what the reader can do about it. */
export class CliError extends Error {
  readonly outcome: Outcome;
  readonly code: string;
  readonly hint: string;

  constructor(outcome: Outcome, code: string, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CliError';
    this.outcome = outcome;
    this.code = code;
    this.hint = hint;
  }
}

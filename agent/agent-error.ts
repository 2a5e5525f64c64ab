/** A definite failure that trying again will not change, in words that the reader of the stack's events can act on. */
export class AgentError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint = '', cause?: unknown) {
    super(message, { cause });
    this.name = 'AgentError';
    this.code = code;
    this.hint = hint;
  }
}

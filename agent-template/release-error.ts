/** What may go wrong with a release; codes are for programs, messages and hints for people. */
export type ReleaseErrorCode =
  | 'settings_invalid'
  | 'bundle_failed'
  | 'template_invalid'
  | 'key_invalid'
  | 'release_not_built'
  | 'release_tampered'
  | 'release_exists'
  | 'release_differs'
  | 'bucket_missing'
  | 'aws_refused';

export class ReleaseError extends Error {
  readonly code: ReleaseErrorCode;
  readonly hint: string;

  constructor(code: ReleaseErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ReleaseError';
    this.code = code;
    this.hint = hint;
  }
}

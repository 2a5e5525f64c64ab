/** An error as AWS sends it: the exact wire code and status, made at the check that finds it. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error shape, where the service has them. */
  readonly detail: Record<string, unknown>;
  /** What S3 tells in headers, also where an answer has no body. */
  readonly headers: Record<string, string>;

  constructor(
    code: string,
    message: string,
    status = 400,
    detail: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

export const notImplemented = (service: string, operation: string): AwsError =>
  new AwsError('NotImplemented', `local-aws does not have ${service}:${operation}.`, 501);

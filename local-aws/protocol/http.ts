/** An HTTP request as it came: nothing decoded, so that a signature over it can be checked. */
export type HttpRequest = {
  method: string;
  /** The path as sent, still percent-encoded. */
  path: string;
  /** The query string as sent, without the question mark. */
  queryString: string;
  /** Decoded, in the order sent. */
  query: [string, string][];
  /** Lower-case names; repeated headers joined by a comma. */
  headers: Record<string, string>;
  body: Buffer;
  sourceIp: string;
};

export type HttpAnswer = { status: number; headers: Record<string, string>; body: string | Uint8Array };

export const queryValue = (request: HttpRequest, name: string): string | undefined =>
  request.query.find(([key]) => key === name)?.[1];

export const decodeQuery = (text: string): [string, string][] => [...new URLSearchParams(text)];

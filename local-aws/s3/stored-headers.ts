/** The headers of a PUT that come back with every GET. */
const headerMembers = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'WebsiteRedirectLocation',
] as const;

type Members = { [Name in (typeof headerMembers)[number]]?: string | undefined } & { Expires?: Date | undefined };

export const storedHeaders = (input: Members): Record<string, string> => {
  const headers: Record<string, string> = { ContentType: 'binary/octet-stream' };
  for (const name of headerMembers) {
    // aws-chunked says how the body travelled, not what it is
    const value = name === 'ContentEncoding' ? withoutChunked(input[name]) : input[name];
    if (value !== undefined && value !== '') headers[name] = value;
  }
  if (input.Expires !== undefined) headers['Expires'] = input.Expires.toUTCString();
  return headers;
};

const withoutChunked = (value: string | undefined): string | undefined =>
  value
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== 'aws-chunked')
    .join(',');

const place = (column: number): string =>
  `\n at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: 1, column: ${column}]`;

/** What SNS's parser says of text that is no JSON: of the two most common mistakes all of it, of others only that it failed. */
export const jsonProblem = (text: string): string => {
  const failed = 'failed to parse JSON.';
  const [token] = /^[A-Za-z_]\w*/.exec(text) ?? [];
  if (token !== undefined) {
    return `${failed} Unrecognized token '${token}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')${place(token.length + 1)}`;
  }
  const [, bad] = /^\{([^\s"}])/.exec(text) ?? [];
  if (bad === undefined) return failed;
  return `${failed} Unexpected character ('${bad}' (code ${bad.charCodeAt(0)})): was expecting double-quote to start field name${place(2)}`;
};

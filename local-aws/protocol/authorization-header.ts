/** What stands after the algorithm: `Credential=…, SignedHeaders=…, Signature=…`. */
const partsOf = (header: string): string[] =>
  header
    .trim()
    .split(/[,\s]+/)
    .slice(1);

/** Why an Authorization header cannot be read, in AWS's words; undefined when it can. */
export const headerProblem = (header: string, hasDate: boolean): string | undefined => {
  const parts = partsOf(header);
  const bare = parts.find((part) => !part.includes('='));
  if (bare !== undefined) {
    return `'${bare}' not a valid key=value pair (missing equal-sign) in Authorization header: '${header}'.`;
  }
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !parts.some((part) => part.startsWith(`${name}=`)))
    .map((name) => `Authorization header requires '${name}' parameter. `);
  if (!hasDate) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
  }
  if (missing.length > 0) return `${missing.join('')}Authorization=${header}`;
  const [algorithm = ''] = header.split(' ');
  if (algorithm !== 'AWS4-HMAC-SHA256') {
    return `Unsupported AWS 'algorithm': '${algorithm}' (only AWS4-HMAC-SHA256 for now). `;
  }
  return undefined;
};

export const credentialProblem = (credential: string): string =>
  `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`;

export const dateProblem = (timestamp: string): string =>
  `Date must be in ISO-8601 'basic format'. Got '${timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601`;

export const missingQueryProblem = (name: string): string =>
  `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`;

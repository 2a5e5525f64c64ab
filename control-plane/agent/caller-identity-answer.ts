export type ProvenIdentity = { accountId: string; arn: string; userId: string };

/**
 * Reads what STS answered, and nothing that only resembles it: another service's answer that echoes an identity must
 * not be one (CVE-2020-16250).
 */
export const readCallerIdentity = (contentType: string | null, body: string): ProvenIdentity | undefined => {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  // the two names of XML mean the same (RFC 7303); what it must look like is said below
  const isXml = type === 'text/xml' || type === 'application/xml';
  const fields = isXml ? fromXml(body) : type?.endsWith('json') ? fromJson(body) : undefined;
  if (!fields) return undefined;
  const { Account, Arn, UserId } = fields;
  if (typeof Account !== 'string' || typeof Arn !== 'string' || typeof UserId !== 'string') return undefined;
  if (!/^[0-9]{12}$/.test(Account) || !Arn.startsWith('arn:') || UserId === '') return undefined;
  return { accountId: Account, arn: Arn, userId: UserId };
};

const fromJson = (body: string): Record<string, unknown> | undefined => {
  try {
    const answer = JSON.parse(body) as { GetCallerIdentityResponse?: { GetCallerIdentityResult?: unknown } } | null;
    const result = answer?.GetCallerIdentityResponse?.GetCallerIdentityResult;
    return typeof result === 'object' && result !== null ? (result as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const document =
  /^\s*(?:<\?xml[^>]*\?>\s*)?<GetCallerIdentityResponse(?: xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/")?>\s*<GetCallerIdentityResult>([\s\S]*?)<\/GetCallerIdentityResult>\s*(?:<ResponseMetadata>[^<]*<RequestId>[^<]*<\/RequestId>[^<]*<\/ResponseMetadata>\s*)?<\/GetCallerIdentityResponse>\s*$/;
const element = /\s*<(Arn|UserId|Account)>([^<]+)<\/\1>\s*/y;

const fromXml = (body: string): Record<string, string> | undefined => {
  const inside = document.exec(body)?.[1];
  if (inside === undefined) return undefined;
  const fields: Record<string, string> = {};
  element.lastIndex = 0;
  let position = 0;
  for (let found = element.exec(inside); found; found = element.exec(inside)) {
    const [, name = '', value = ''] = found;
    if (name in fields) return undefined;
    fields[name] = value;
    position = element.lastIndex;
  }
  return position === inside.length ? fields : undefined;
};

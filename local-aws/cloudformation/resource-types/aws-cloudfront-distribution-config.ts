type Members = Record<string, unknown>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that templates and the API write in another way. */
const renamed: Record<string, string> = {
  AcmCertificateArn: 'ACMCertificateArn',
  IPV6Enabled: 'IsIPV6Enabled',
  IamCertificateId: 'IAMCertificateId',
  OriginCustomHeaders: 'CustomHeaders',
  OriginSSLProtocols: 'OriginSslProtocols',
  SslSupportMethod: 'SSLSupportMethod',
};

/** What a template may leave out and the API wants. */
const defaults: Record<string, Members> = {
  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginReadTimeout: 30, OriginKeepaliveTimeout: 5 },
  ForwardedValues: { Cookies: { Forward: 'none' } },
  Logging: { Enabled: true, IncludeCookies: false, Prefix: '' },
};

const listOf = (items: unknown[]) => ({ Quantity: items.length, Items: items.map((item) => toApi(item)) });

const membersOf = (given: Members): Members => {
  const { AllowedMethods: allowed, CachedMethods: cached, Locations: places, ...others } = given;
  return {
    ...Object.fromEntries(Object.entries(others).map(([name, item]) => [renamed[name] ?? name, toApi(item, name)])),
    ...(Array.isArray(places) && listOf(places)),
    ...(Array.isArray(allowed) && {
      AllowedMethods: { ...listOf(allowed), ...(Array.isArray(cached) && { CachedMethods: listOf(cached) }) },
    }),
  };
};

const toApi = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) return listOf(value);
  if (isMembers(value)) return { ...defaults[name], ...membersOf(value) };
  return value === 'true' || value === 'false' ? value === 'true' : value;
};

/** Templates write plain lists, and scalars as text or not; the API wants lists with their number, and booleans. */
export const distributionConfig = (given: unknown, CallerReference: string): Members => ({
  Comment: '',
  ...(toApi(given) as Members),
  CallerReference,
});

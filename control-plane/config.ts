import { isProxyAddress } from './proxy-address.ts';

export type Config = {
  /** Absent: an embedded PostgreSQL below `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  host: string;
  port: number;
  /** Where agents and browsers reach us; its host is the audience that agents sign. Absent: our own address. */
  publicUrl: string | undefined;
  /** Proxies whose word counts for who is calling. Empty: nobody's, and a caller is where the connection comes from. */
  trustProxy: string[];
  /** One bucket in each install region: this name, a dash, the region. */
  releasesBucket: string;
  /** Absent: the real AWS console of the link's region. */
  consoleUrl: string | undefined;
  logLevel: LogLevel;
  /** Stack events are kept for so many days after they came. */
  eventDays: number;
  /** Absent: people sign in with e-mail and password only. */
  oidc: OidcConfig | undefined;
  aws: AwsConfig;
};

/** What the AWS SDK reads too; we need it ourselves to know our partition and where STS answers. */
export type AwsConfig = { region: string; stsEndpoint: string | undefined };

/** Any OpenID provider that publishes its discovery document. */
export type OidcConfig = { issuer: string; clientId: string; clientSecret: string };

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Record<string, string | undefined>;

/** Reads and checks everything at once, so that one start shows every mistake. */
export const readConfig = (env: Environment = process.env): Readonly<Config> => {
  const problems: string[] = [];
  const value = (name: string) => env[name]?.trim() || undefined;

  const required = (name: string, why: string): string => {
    const found = value(name);
    if (found === undefined) problems.push(`${name} is missing: ${why}`);
    return found ?? '';
  };
  const url = (name: string, schemes: string[]): string | undefined => {
    const found = value(name);
    if (found === undefined) return undefined;
    const parsed = URL.canParse(found) ? new URL(found) : undefined;
    if (parsed && schemes.includes(parsed.protocol.slice(0, -1))) return found.replace(/\/+$/, '');
    problems.push(`${name} is not ${schemes[0] === 'https' ? 'an' : 'a'} ${schemes.join(' or ')} URL.`);
    return undefined;
  };
  const integer = (name: string, what: string, [least, most]: [number, number], usual: number): number => {
    const found = Number(value(name) ?? usual);
    if (Number.isInteger(found) && found >= least && found <= most) return found;
    problems.push(`${name} is not ${what} from ${least} to ${most}.`);
    return usual;
  };
  const logLevel = (): LogLevel => {
    const found = value('LOG_LEVEL') ?? 'info';
    const level = logLevels.find((each) => each === found);
    if (!level) problems.push(`LOG_LEVEL is ${found}, not one of ${logLevels.join(', ')}.`);
    return level ?? 'info';
  };

  const proxies = (): string[] => {
    const found = (value('STACKERY_TRUST_PROXY') ?? '').split(',').flatMap((each) => each.trim() || []);
    const wrong = found.filter((each) => !isProxyAddress(each));
    if (wrong.length > 0)
      problems.push(`STACKERY_TRUST_PROXY names ${wrong.join(', ')}, not an address such as 10.0.0.7 or 10.0.0.0/24.`);
    return found;
  };

  const oidc = (): OidcConfig | undefined => {
    const issuer = url('STACKERY_OIDC_ISSUER', ['https', 'http']);
    if (issuer === undefined) return undefined;
    const why = 'STACKERY_OIDC_ISSUER is set, and a sign-in with it needs all three.';
    return {
      issuer,
      clientId: required('STACKERY_OIDC_CLIENT_ID', why),
      clientSecret: required('STACKERY_OIDC_CLIENT_SECRET', why),
    };
  };

  const config: Config = {
    databaseUrl: url('DATABASE_URL', ['postgres', 'postgresql']),
    dataDir: value('STACKERY_DATA_DIR') ?? '.stackery',
    host: value('HOST') ?? '127.0.0.1',
    port: integer('PORT', 'a port number', [0, 65_535], 3000),
    publicUrl: url('STACKERY_PUBLIC_URL', ['https', 'http']),
    trustProxy: proxies(),
    releasesBucket: required(
      'STACKERY_RELEASES_BUCKET',
      'the name before "-<region>" of the buckets with your releases.',
    ),
    consoleUrl: url('STACKERY_CONSOLE_URL', ['https', 'http']),
    logLevel: logLevel(),
    eventDays: integer('STACKERY_EVENT_DAYS', 'a number of days', [1, 3650], 365),
    oidc: oidc(),
    aws: {
      region:
        value('AWS_REGION') ?? required('AWS_DEFAULT_REGION', 'set it, or AWS_REGION, to the region we call AWS from.'),
      stsEndpoint: url('AWS_ENDPOINT_URL_STS', ['https', 'http']) ?? url('AWS_ENDPOINT_URL', ['https', 'http']),
    },
  };
  if (problems.length > 0)
    throw new Error(`The configuration is not complete:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  return Object.freeze(config);
};

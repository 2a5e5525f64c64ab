import { stsHost } from '../contract/sts-host.ts';

export type Config = Readonly<{
  region: string;
  credentials: Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }>;
  stsHost: string;
  controlPlaneUrl: string;
  linkId: string;
  codeHash: string;
  /** In the home region. Empty where the agent was installed before it was known here. */
  failureQueueUrl: string;
  homeRegion: string;
}>;

const required = ['AWS_REGION', 'STACKERY_CONTROL_PLANE_URL', 'STACKERY_LINK_ID'] as const;

/** Called once per process; the only reader of its environment. */
export const readConfig = (env: Record<string, string | undefined> = process.env): Config => {
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`The notifications handler's environment lacks ${missing.join(', ')}.`);
  const region = env['AWS_REGION'] ?? '';
  return Object.freeze({
    region,
    credentials: Object.freeze({
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
      sessionToken: env['AWS_SESSION_TOKEN'] ?? '',
    }),
    stsHost: stsHost(region, env['AWS_ENDPOINT_URL_STS'] || env['AWS_ENDPOINT_URL']),
    controlPlaneUrl: env['STACKERY_CONTROL_PLANE_URL'] ?? '',
    linkId: env['STACKERY_LINK_ID'] ?? '',
    codeHash: env['STACKERY_CODE_HASH'] ?? '',
    failureQueueUrl: env['STACKERY_FAILURE_QUEUE_URL'] ?? '',
    homeRegion: env['STACKERY_HOME_REGION'] || region,
  });
};

import { stsHost } from '../contract/sts-host.ts';

export type Config = Readonly<{
  region: string;
  functionName: string;
  credentials: Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }>;
  /** Where the function's own STS client would go: the host that the identity proof is signed for. */
  stsHost: string;
  controlPlaneUrl: string;
  linkId: string;
  namePrefix: string;
  homeRegion: string;
  codeHash: string;
  /** The agent stack: the only one that may register or bootstrap. */
  stackId: string;
  queueUrl: string;
}>;

type Environment = Record<string, string | undefined>;

const required = {
  region: 'AWS_REGION',
  functionName: 'AWS_LAMBDA_FUNCTION_NAME',
  controlPlaneUrl: 'STACKERY_CONTROL_PLANE_URL',
  linkId: 'STACKERY_LINK_ID',
  namePrefix: 'STACKERY_NAME_PREFIX',
  homeRegion: 'STACKERY_HOME_REGION',
  codeHash: 'STACKERY_CODE_HASH',
  stackId: 'STACKERY_STACK_ID',
  queueUrl: 'STACKERY_PROVISION_CHECK_QUEUE_URL',
} as const;

/** Called once per process, but inside the protocol: a variable that is missing must still be answered to CloudFormation. */
export const readConfig = (env: Environment = process.env): Config => {
  const missing = Object.values(required).filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`The commander's environment lacks ${missing.join(', ')}.`);
  const value = (name: keyof typeof required): string => env[required[name]] ?? '';
  return Object.freeze({
    region: value('region'),
    functionName: value('functionName'),
    credentials: Object.freeze({
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
      sessionToken: env['AWS_SESSION_TOKEN'] ?? '',
    }),
    stsHost: stsHost(value('region'), env['AWS_ENDPOINT_URL_STS'] || env['AWS_ENDPOINT_URL']),
    controlPlaneUrl: value('controlPlaneUrl'),
    linkId: value('linkId'),
    namePrefix: value('namePrefix'),
    homeRegion: value('homeRegion'),
    codeHash: value('codeHash'),
    stackId: value('stackId'),
    queueUrl: value('queueUrl'),
  });
};

/** What an answer needs, apart from the rest so that it can be read when nothing else can. */
export const readEndpoint = (env: Environment = process.env): string | undefined =>
  env['AWS_ENDPOINT_URL'] || undefined;

/** For the empty test invocation, which reports what is there. */
export const readIdentity = (env: Environment = process.env): { region: string; codeHash: string } => ({
  region: env['AWS_REGION'] ?? '',
  codeHash: env['STACKERY_CODE_HASH'] ?? '',
});

import { CliError } from './cli-error.ts';

export type Config = {
  controlPlaneUrl: string | undefined;
  apiKey: string | undefined;
  /** From AWS_REGION or AWS_DEFAULT_REGION; the SDK by itself knows only the first. */
  awsRegion: string | undefined;
};

/** Asked before anything else is read, so that an error in the rest can be shown. */
export const wantsColour = (env = process.env): boolean => !env['NO_COLOR'] && env['TERM'] !== 'dumb';

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** The only reader of the environment, but for what the AWS SDK reads of its own. */
export const readConfig = (env = process.env): Config => {
  // The SDK would print seven lines about Node's version over the output of every command.
  env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return Object.freeze({
    controlPlaneUrl: controlPlaneUrl(env['STACKERY_URL']),
    apiKey: env['STACKERY_API_KEY'] || undefined,
    awsRegion: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined,
  });
};

const controlPlaneUrl = (text: string | undefined): string | undefined => {
  if (!text) return undefined;
  const url = parse(text);
  if (url?.protocol === 'https:') return url.href;
  // The API key travels in a header: never in the clear over a network.
  if (url?.protocol === 'http:' && loopback.has(url.hostname)) return url.href;
  throw new CliError(
    'usage',
    'invalid_url',
    `STACKERY_URL is not an address of a control plane: ${text}`,
    'Give an https:// address; http:// is accepted for this machine only.',
  );
};

const parse = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

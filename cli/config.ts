import { homedir } from 'node:os';
import { join } from 'node:path';
import { CliError } from './cli-error.ts';

export type Config = {
  controlPlaneUrl: string | undefined;
  apiKey: string | undefined;
  /** Where `stackery login` keeps the session of a person. */
  sessionFile: string;
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
    controlPlaneUrl: env['STACKERY_URL'] ? readUrl(env['STACKERY_URL'], 'STACKERY_URL') : undefined,
    apiKey: env['STACKERY_API_KEY'] || undefined,
    sessionFile: join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'stackery', 'session.json'),
    awsRegion: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined,
  });
};

/** The address of a control plane, where `name` is what gave it. */
export const readUrl = (text: string, name: string): string => {
  const url = parse(text);
  if (url?.protocol === 'https:') return url.href;
  // Key and session travel in a header: never in the clear over a network.
  if (url?.protocol === 'http:' && loopback.has(url.hostname)) return url.href;
  throw new CliError(
    'usage',
    'invalid_url',
    `${name} is not an address of a control plane: ${text}`,
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

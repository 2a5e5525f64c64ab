import { ControlPlaneError } from '../contract/client.ts';
import { CliError } from './cli-error.ts';
import { exitCodes, type Outcome } from './exit-codes.ts';
import type { Terminal } from './terminal/terminal.ts';

export type Explained = { outcome: Outcome; code: string; message: string; hint: string; requestId?: string };

/** The only place where an error becomes words and an exit code. */
export const reportError = (terminal: Terminal, error: unknown): number => {
  const { outcome, ...body } = explain(error);
  const { red, dim } = terminal.paint;
  terminal.say(`${red('Error:')} ${body.message} ${dim(`(${body.code})`)}`);
  if (body.hint) terminal.say(body.hint);
  if (body.requestId) terminal.say(dim(`Request ${body.requestId}`));
  if (terminal.json) terminal.answer({ error: body }, () => []);
  return exitCodes[outcome];
};

const explain = (error: unknown): Explained => {
  if (error instanceof CliError) return pick(error.outcome, error);
  if (error instanceof ControlPlaneError) return pick(controlPlaneOutcome(error), error);
  if (isAwsError(error)) return explainAws(error);
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && /^(CredentialsProviderError|TokenProviderError)$/.test(error.name))
    return {
      outcome: 'refused',
      code: 'aws_not_signed_in',
      message: `There are no usable AWS credentials: ${firstLine(message)}`,
      hint: 'Sign in to AWS (for example `aws sso login`), or name a profile with --profile.',
    };
  if (error instanceof Error && 'code' in error && /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE)/.test(String(error.code)))
    return {
      outcome: 'failed',
      code: 'aws_unreachable',
      message: `AWS could not be reached: ${firstLine(message)}`,
      hint: 'Check the network and the region, then try again.',
    };
  return {
    outcome: 'failed',
    code: 'internal_error',
    message: firstLine(message) || 'Something unexpected happened.',
    hint: 'This is a fault of the CLI. Please report it with the command you ran.',
  };
};

const pick = (outcome: Outcome, error: CliError | ControlPlaneError): Explained => ({
  outcome,
  code: error.code,
  message: error.message,
  hint: error.hint,
  ...(error instanceof ControlPlaneError && error.requestId ? { requestId: error.requestId } : {}),
});

const controlPlaneOutcome = (error: ControlPlaneError): Outcome => {
  if (error.code === 'aws_refused') return 'aws-refused';
  if (error.status === 401 || error.status === 403) return 'refused';
  if (error.status === 404) return 'missing';
  if (error.status === 400) return 'usage';
  return 'failed';
};

type AwsError = Error & { $metadata: { httpStatusCode?: number; requestId?: string } };
const isAwsError = (error: unknown): error is AwsError => error instanceof Error && '$metadata' in error;

const explainAws = (error: AwsError): Explained => {
  const { httpStatusCode = 0, requestId } = error.$metadata;
  const ours = httpStatusCode >= 400 && httpStatusCode < 500;
  const absent = ours && (/does not exist/.test(error.message) || /NotFound/.test(error.name));
  return {
    outcome: absent ? 'missing' : ours ? 'aws-refused' : 'failed',
    code: error.name,
    message: `AWS answered: ${firstLine(error.message) || error.name}`,
    hint: awsHint(error.name, absent),
    ...(requestId ? { requestId } : {}),
  };
};

const awsHint = (name: string, absent: boolean): string => {
  if (absent) return 'Check the name, the region and the account (--region, --profile).';
  if (/AccessDenied|Unauthorized|NotAuthorized/i.test(name))
    return 'The AWS credentials in use may not do this; use others with --profile.';
  if (/Expired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|AuthFailure/i.test(name))
    return 'The AWS credentials are not valid any more; sign in again or use others with --profile.';
  if (/Throttl|TooMany|LimitExceeded/i.test(name)) return 'Wait a little and try again.';
  return 'AWS explains what it refuses in the message above.';
};

const firstLine = (message: string): string => message.split('\n')[0]?.trim() ?? '';

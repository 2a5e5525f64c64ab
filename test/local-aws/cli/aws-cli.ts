import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** Runs command lines one after another through the AWS CLI's own driver: starting it anew for each takes too long. */
const driver = `
import contextlib, io, json, sys
from awscli.clidriver import create_clidriver
wire = sys.stdout
driver = create_clidriver()
for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    out.buffer = io.BytesIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = driver.main(json.loads(line))
        except SystemExit as stop:
            code = stop.code
    text = out.getvalue() + out.buffer.getvalue().decode('utf-8', 'replace')
    print(json.dumps({'code': code, 'out': text, 'err': err.getvalue()}), file=wire, flush=True)
`;

/** Operations that are newer than the CLI of Debian 12, in the form in which the CLI takes additions to its models. */
const newerModels = join(import.meta.dirname, 'newer-models');

const interpreterOf = (file: string): string | undefined => {
  try {
    return /^#!\s*(\S*python\S*)/.exec(readFileSync(file, 'latin1').slice(0, 200))?.[1];
  } catch {
    return undefined;
  }
};

/** The Python of the \`aws\` on this machine, Debian's first; undefined where there is none. */
export const findAwsCli = (path = ''): string | undefined =>
  ['/usr/bin', ...path.split(delimiter)].map((folder) => interpreterOf(join(folder, 'aws'))).find((found) => found);

export type CliAnswer = { code: number; out: string; err: string };
export type Cli = {
  /** Words of the first argument are split; further arguments are passed as they are. */
  (command: string, ...more: string[]): Promise<Record<string, unknown>>;
  /** The same, for a command that is expected to fail. */
  fails(command: string, ...more: string[]): Promise<string>;
  close(): void;
};

export const startAwsCli = (
  python: string,
  endpoint: string,
  credentials: { accessKeyId: string; secretAccessKey: string },
  region: string,
): Cli => {
  const child = spawn(python, ['-c', driver], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_DEFAULT_REGION: region,
      AWS_PAGER: '',
      AWS_DATA_PATH: newerModels,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      HOME: '/nonexistent',
      PATH: '/usr/bin:/bin',
    },
  });
  const waiting: ((answer: CliAnswer) => void)[] = [];
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.(JSON.parse(line) as CliAnswer));

  const run = (command: string, more: string[]) =>
    new Promise<CliAnswer>((resolve) => {
      waiting.push(resolve);
      const args = [...command.split(' '), ...more, '--endpoint-url', endpoint, '--output', 'json'];
      child.stdin.write(`${JSON.stringify(args)}\n`);
    });

  const cli = async (command: string, ...more: string[]) => {
    const { code, out, err } = await run(command, more);
    if (code !== 0) throw new Error(`aws ${command} ${more.join(' ')}: ${err.trim()}`);
    return (out.trim().startsWith('{') ? JSON.parse(out) : {}) as Record<string, unknown>;
  };
  return Object.assign(cli, {
    fails: async (command: string, ...more: string[]) => (await run(command, more)).err.trim(),
    close: () => void child.kill(),
  });
};

/** Commands of one service that all name the same thing. */
export const under =
  (cli: Cli, service: string, option: string) =>
  (command: string, ...more: string[]): Promise<Record<string, unknown>> => {
    const [verb, ...rest] = command.split(' ');
    return cli([service, verb, option, ...rest].join(' '), ...more);
  };

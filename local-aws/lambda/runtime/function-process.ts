import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { AwsError } from '../../aws-error.ts';
import type { World } from '../../world.ts';
import { functionSession } from '../function-session.ts';
import { accessDenied } from '../lambda-error.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';
import { environmentOf } from './environment.ts';
import { guard } from './guardian.ts';
import { runtimeApi, type Seat } from './runtime-api.ts';
import { unpackCode } from './unpack-code.ts';

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type FunctionProcess = {
  /** ARN with version: processes of the same key are alike. */
  key: string;
  pid: number | undefined;
  seat: Seat;
  logStream: string;
  /** When its credentials end, by the world's clock. */
  expiresAt: number;
  busy: boolean;
  /** Not to be given work again: its code, configuration or credentials are old. */
  retired: boolean;
  lastUsed: number;
  invocations: number;
  exited: Promise<Exit>;
  /** The lines written since the last call; call after the end marker of a request was awaited. */
  takeLines: () => string[];
  logEnded: (requestId: string) => Promise<void>;
  moveClock: (offset: number) => void;
  kill: () => void;
};

const roleGone = (error: unknown): never => {
  if (!(error instanceof AwsError) || error.code !== 'AccessDenied') throw error;
  throw accessDenied('The role defined for the function cannot be assumed by Lambda.');
};

const bootstrap = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));

/** Starts a process for one version of a function, with a session of its role. */
export const startProcess = async (
  world: World,
  fn: LambdaFunction,
  version: FunctionVersion,
): Promise<FunctionProcess> => {
  const [session, taskRoot, api] = await Promise.all([
    functionSession(world, fn, version.settings.role, version.settings.timeout * 1_000 + 60_000).catch(roleGone),
    unpackCode(world, version.codeSha256),
    runtimeApi(world),
  ]);
  world.signal.throwIfAborted();
  const seat = api.openSeat();
  const day = new Date(world.clock.now()).toISOString().slice(0, 10).replaceAll('-', '/');
  const logStream = `${day}/[${version.version}]${randomBytes(16).toString('hex')}`;
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${version.settings.memorySize}`, bootstrap, String(world.clock.offset())],
    {
      cwd: taskRoot,
      env: environmentOf(world, fn, version, session, { taskRoot, logStream, runtimeApi: seat.path }),
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  guard(world, child);
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    // what the function itself started may hold the pipes open for longer
    child.once('exit', (code, signal) => void setTimeout(() => resolve({ code, signal }), 200).unref());
    child.once('error', () => resolve({ code: 1, signal: null }));
  });
  void exited.then(() => seat.close());
  child.stdin.on('error', () => {});
  const output = readLines(child.stdout, child.stderr);
  return {
    key: `${fn.arn}:${version.version}`,
    pid: child.pid,
    seat,
    logStream,
    expiresAt: session.expiresAt,
    busy: true,
    retired: false,
    lastUsed: Date.now(),
    invocations: 0,
    exited,
    ...output,
    moveClock: (offset) => void child.stdin.write(`${offset}\n`),
    kill: () => void child.kill('SIGKILL'),
  };
};

const readLines = (...streams: NodeJS.ReadableStream[]): Pick<FunctionProcess, 'takeLines' | 'logEnded'> => {
  let lines: string[] = [];
  const ended = new Set<string>();
  const waiting = new Map<string, () => void>();
  const onLine = (line: string) => {
    if (!line.startsWith('\0')) return void lines.push(line.replaceAll('\r', '\n'));
    const requestId = line.slice(1);
    ended.add(requestId);
    waiting.get(requestId)?.();
  };
  for (const stream of streams) {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      parts.forEach(onLine);
    });
    stream.on('end', () => {
      if (rest !== '') onLine(rest);
    });
  }
  return {
    takeLines: () => {
      const taken = lines;
      lines = [];
      return taken;
    },
    logEnded: (requestId) =>
      ended.delete(requestId) ? Promise.resolve() : new Promise((resolve) => waiting.set(requestId, resolve)),
  };
};

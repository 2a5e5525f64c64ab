import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { AwsError } from '../../aws-error.ts';
import type { World } from '../../world.ts';
import { functionSession } from '../function-session.ts';
import { accessDenied } from '../lambda-error.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';
import { environmentOf } from './environment.ts';
import { processHost, type Exit } from './process-host.ts';
import { runtimeApi, type Seat } from './runtime-api.ts';
import { unpackCode } from './unpack-code.ts';

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
  const { onLine, ...output } = collectLines();
  const wanted = {
    args: [`--max-old-space-size=${version.settings.memorySize}`, bootstrap, String(world.clock.offset())],
    cwd: taskRoot,
    env: environmentOf(world, fn, version, session, { taskRoot, logStream, runtimeApi: seat.path }),
  };
  const { pid, exited, write, kill } = await processHost(world).start(wanted, onLine);
  void exited.then(() => seat.close());
  return {
    key: `${fn.arn}:${version.version}`,
    pid,
    seat,
    logStream,
    expiresAt: session.expiresAt,
    busy: true,
    retired: false,
    lastUsed: Date.now(),
    invocations: 0,
    exited,
    ...output,
    moveClock: (offset) => write(`${offset}\n`),
    kill,
  };
};

const collectLines = (): Pick<FunctionProcess, 'takeLines' | 'logEnded'> & { onLine: (line: string) => void } => {
  let lines: string[] = [];
  const ended = new Set<string>();
  const waiting = new Map<string, () => void>();
  return {
    onLine: (line) => {
      if (!line.startsWith('\0')) return void lines.push(line.replaceAll('\r', '\n'));
      const requestId = line.slice(1);
      ended.add(requestId);
      waiting.get(requestId)?.();
    },
    takeLines: () => {
      const taken = lines;
      lines = [];
      return taken;
    },
    logEnded: (requestId) =>
      ended.delete(requestId) ? Promise.resolve() : new Promise((resolve) => waiting.set(requestId, resolve)),
  };
};

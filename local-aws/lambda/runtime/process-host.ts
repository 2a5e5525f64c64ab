import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { World } from '../../world.ts';

export type Exit = { code: number | null; signal: NodeJS.Signals | null };
type Wanted = { args: string[]; cwd: string; env: Record<string, string> };
type Message = { id: number; pid?: number; line?: string; ended?: Exit };
type Watch = { started: (pid: number | undefined) => void; line: (line: string) => void; ended: (exit: Exit) => void };

/** A process that the host started: what it does is told by the host. */
export type HostedProcess = {
  pid: number | undefined;
  exited: Promise<Exit>;
  write: (text: string) => void;
  kill: () => void;
};

type Host = { start: (wanted: Wanted, onLine: (line: string) => void) => Promise<HostedProcess> };

const program = fileURLToPath(new URL('./process-host.mjs', import.meta.url));
const hosts = new WeakMap<World, Host>();

/** The small process of a world that starts all the others. */
export const processHost = (world: World): Host => {
  const known = hosts.get(world);
  if (known) return known;
  const made = createHost(world, () => hosts.delete(world));
  hosts.set(world, made);
  return made;
};

const createHost = (world: World, gone: () => void): Host => {
  const host = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: {} });
  const watches = new Map<number, Watch>();
  let ids = 0;

  const end = () => {
    gone();
    for (const { started, ended } of watches.values()) {
      started(undefined);
      ended({ code: null, signal: 'SIGKILL' });
    }
  };
  const onMessage = ({ id, pid, line, ended }: Message) => {
    const watch = watches.get(id);
    if (line !== undefined) return watch?.line(line);
    if (ended === undefined) return watch?.started(pid);
    watches.delete(id);
    watch?.ended(ended);
  };
  host.on('message', onMessage);
  host.once('exit', end);
  host.once('error', end);
  letGo(host);
  world.signal.addEventListener('abort', () => host.connected && host.disconnect());
  const tell = (message: object) => void (host.connected && host.send(message, () => {}));

  return {
    start: (wanted, onLine) =>
      new Promise((resolve) => {
        const id = (ids += 1);
        let ended: Watch['ended'] = () => {};
        const exited = new Promise<Exit>((settle) => (ended = settle));
        const started = (pid: number | undefined) =>
          resolve({
            pid,
            exited,
            write: (text) => tell({ id, write: text }),
            kill: () => tell({ id, kill: true }),
          });
        watches.set(id, { started, line: onLine, ended });
        tell({ start: { id, ...wanted } });
      }),
  };
};

/** Neither it nor what it says keeps our own process alive. */
const letGo = (child: ChildProcess): void => {
  child.unref();
  child.channel?.unref();
};

import type { World } from '../../world.ts';
import type { FunctionProcess } from './function-process.ts';

export type ProcessPool = {
  /** A process of the key, warm or new; waits while as many as may live are busy. */
  acquire: (key: string, reserve: number, start: () => Promise<FunctionProcess>) => Promise<FunctionProcess>;
  release: (process: FunctionProcess) => void;
  /** Ends idle processes of a key now, and busy ones when they have answered. */
  retire: (key: string) => void;
  /** All that are alive. */
  list: () => FunctionProcess[];
};

/** An idle process costs memory that a thousand accounts do not have. */
const idleTime = 5_000;
const pools = new WeakMap<World, ProcessPool>();

export const processPool = (world: World): ProcessPool => {
  const pool = pools.get(world) ?? createPool(world);
  pools.set(world, pool);
  return pool;
};

const createPool = (world: World): ProcessPool => {
  const alive = new Set<FunctionProcess>();
  const waiting: (() => void)[] = [];
  let starting = 0;
  const wakeNext = () => waiting.shift()?.();
  const idle = () => [...alive].filter((one) => !one.busy && !one.retired);

  const end = (one: FunctionProcess) => {
    one.retired = true;
    one.kill();
  };
  const endOld = (one: FunctionProcess) => {
    if (!one.busy && Date.now() - one.lastUsed >= idleTime) end(one);
  };
  const startOne = async (start: () => Promise<FunctionProcess>): Promise<FunctionProcess> => {
    starting += 1;
    try {
      const made = await start();
      alive.add(made);
      void made.exited.then(() => {
        alive.delete(made);
        wakeNext();
      });
      return made;
    } catch (error) {
      wakeNext();
      throw error;
    } finally {
      starting -= 1;
    }
  };

  world.signal.addEventListener('abort', () => {
    for (const one of alive) end(one);
    for (const wake of waiting) wake();
  });

  return {
    acquire: async (key, reserve, start) => {
      for (;;) {
        world.signal.throwIfAborted();
        const warm = idle().find((one) => one.key === key);
        if (warm && warm.expiresAt > world.clock.now() + reserve) {
          warm.busy = true;
          return warm;
        }
        if (warm) end(warm);
        if (alive.size + starting < world.maxLambdaProcesses) return startOne(start);
        const oldest = idle().sort((a, b) => a.lastUsed - b.lastUsed)[0];
        if (oldest) end(oldest);
        // woken by the end of any process, also the one just ended
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    release: (one) => {
      one.busy = false;
      one.lastUsed = Date.now();
      if (one.retired) end(one);
      else setTimeout(() => endOld(one), idleTime + 10).unref();
      wakeNext();
    },
    retire: (key) => {
      for (const one of alive) {
        if (one.key !== key) continue;
        if (one.busy) one.retired = true;
        else end(one);
      }
    },
    list: () => [...alive],
  };
};

import { spawn, type ChildProcess } from 'node:child_process';
import type { World } from '../../world.ts';

/**
 * A process of a function ends by itself when ours is gone, unless it is stuck in a loop that never yields.
 * So one shell per world knows all their ids, and kills them when its input ends: however ours ended.
 */
const script = `
pids=
while read -r sign pid; do
  kept=
  for one in $pids; do [ "$one" = "$pid" ] || kept="$kept $one"; done
  pids=$kept
  [ "$sign" = + ] && pids="$pids $pid"
done
[ -n "$pids" ] && kill -9 $pids
`;

const guardians = new WeakMap<World, ChildProcess>();

const guardianOf = (world: World): ChildProcess => {
  const known = guardians.get(world);
  if (known) return known;
  const guardian = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], env: {} });
  guardians.set(world, guardian);
  guardian.on('error', () => {});
  guardian.stdin?.on('error', () => {});
  guardian.unref();
  world.signal.addEventListener('abort', () => guardian.stdin?.end());
  return guardian;
};

/** Has the process killed should ours end without doing so. */
export const guard = (world: World, child: ChildProcess): void => {
  if (child.pid === undefined) return;
  const { stdin } = guardianOf(world);
  const tell = (sign: '+' | '-') => void (stdin?.writable && stdin.write(`${sign} ${child.pid}\n`));
  tell('+');
  child.once('exit', () => tell('-'));
};

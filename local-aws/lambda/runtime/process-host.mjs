// Starts the processes of functions for local-aws. To fork takes a small process a millisecond or two; one with hundreds of
// megabytes stands still for a tenth of a second. And whatever runs here ends when local-aws does, also in a loop that never
// yields, however local-aws ended.
import { spawn } from 'node:child_process';

const children = new Map();
const tell = (message) => process.connected && process.send(message, () => {});

const readLines = (stream, onLine) => {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    parts.forEach(onLine);
  });
  stream.on('end', () => rest !== '' && onLine(rest));
};

const start = ({ id, args, cwd, env }) => {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  children.set(id, child);
  const end = (code, signal) => {
    if (children.delete(id)) tell({ id, ended: { code, signal } });
  };
  child.once('close', end);
  // what the function itself started may hold the pipes open for longer
  child.once('exit', (code, signal) => setTimeout(end, 200, code, signal));
  child.once('error', () => end(1, null));
  child.stdin.on('error', () => {});
  for (const stream of [child.stdout, child.stderr]) readLines(stream, (line) => tell({ id, line }));
  tell({ id, pid: child.pid });
};

process.on('message', ({ start: wanted, id, write, kill }) => {
  if (wanted) start(wanted);
  else if (write !== undefined) children.get(id)?.stdin.write(write);
  else if (kill) children.get(id)?.kill('SIGKILL');
});
process.on('disconnect', () => {
  for (const child of children.values()) child.kill('SIGKILL');
  process.exit();
});

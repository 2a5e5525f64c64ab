import { setTimeout as sleep } from 'node:timers/promises';

/** The rhythm of asking again: at once, soon, and then every two seconds, until the time is up. */
export async function* pauses({ upToSeconds = Infinity } = {}): AsyncGenerator<void> {
  const end = Date.now() + upToSeconds * 1000;
  for (let pause = 250; ; pause = Math.min(pause * 1.5, 2000)) {
    yield;
    if (Date.now() + pause > end) return;
    await sleep(pause);
  }
}

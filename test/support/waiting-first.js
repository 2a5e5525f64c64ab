import { statSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/** Tests that wait for Lambdas, browsers or clocks, the longest first: what begins last must not be what takes longest. */
const waiting = [/agent\/fault-matrix/, /flows\//, /agent\/us-east-1/, /cli\/journey/, /dashboard\//, /agent\//];
const rank = (path) => {
  const found = waiting.findIndex((pattern) => pattern.test(path));
  return found < 0 ? waiting.length : found;
};

/** Jest orders by earlier runs, of which a fresh clone has none. */
export default class WaitingFirst extends Sequencer {
  sort(tests) {
    const known = tests.map((test) => ({ test, rank: rank(test.path), size: statSync(test.path).size }));
    return known.sort((a, b) => a.rank - b.rank || b.size - a.size).map(({ test }) => test);
  }
}

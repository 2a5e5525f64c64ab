import { join } from 'node:path';
import { root } from '../../agent-template/config.ts';
import { buildCli } from '../../cli/build.ts';
import { byTurns, type Measurement } from '../measurement.ts';
import { commandTime } from '../node-process.ts';

/** A command line that is slow to say what it can do is not asked again. */
export const cliStartUp: Measurement = {
  name: 'CLI start-up',
  async measure(say) {
    say('building');
    const cli = await buildCli(join(root, 'dist', 'cli'));
    say('starting each 15 times');
    const times = await byTurns(15, {
      node: () => commandTime(['-e', '0']),
      help: () => commandTime([cli, '--help']),
    });
    return [
      {
        what: 'stackery --help',
        ours: times.help,
        beside: { name: 'bare node', value: times.node },
        unit: 'ms',
        aim: '1.5',
      },
    ];
  },
};

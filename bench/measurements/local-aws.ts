import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../agent-template/config.ts';
import type { Alike } from '../local-aws/answer-alike.ts';
import type { SignedRequest } from '../local-aws/serve.ts';
import { byTurns, type Measurement, type Row } from '../measurement.ts';
import { commandTime } from '../node-process.ts';

const program = (name: string): string => join(root, 'bench', 'local-aws', `${name}.ts`);
const tsx = ['--import', 'tsx'];

const startUp = async (): Promise<Row> => {
  const times = await byTurns(7, {
    bare: () => commandTime([...tsx, '-e', '0']),
    ours: () => commandTime([...tsx, program('start-and-stop')]),
  });
  const beside = { name: 'bare node with tsx', value: times.bare };
  return { what: 'start of local-aws', ours: times.ours, beside, unit: 'ms' };
};

type Remembered = { kept: number; saved: number; linking: number; restored: number };
const kb = 1024;

const memory = async (): Promise<Row[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...tsx, program('remember'), '100']);
  const each = JSON.parse(stdout) as Remembered;
  return [
    {
      what: 'memory for a linked account with 17 regions',
      ours: each.kept / kb,
      beside: { name: 'what fits a thousand into 1 GB', value: kb },
      unit: 'KB',
      aim: '1',
    },
    {
      what: 'the same, saved to a file',
      ours: each.saved / kb,
      beside: { name: 'in memory', value: each.kept / kb },
      unit: 'KB',
    },
    {
      what: 'restoring a linked account',
      ours: each.restored,
      beside: { name: 'linking it', value: each.linking },
      unit: 'ms',
    },
  ];
};

const calls = 1_500;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

const send = (endpoint: string, { method, path, headers, body }: SignedRequest): Promise<Alike> =>
  new Promise((resolve, reject) => {
    const sent = request(`${endpoint}${path}`, { method, headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('latin1').on('data', (part: string) => (text += part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers as Alike['headers'], body: text }),
      );
    });
    sent.on('error', reject).end(body);
  });

const callsPerSecond = async (endpoint: string, signed: SignedRequest): Promise<number> => {
  const start = performance.now();
  let left = calls;
  const worker = async () => {
    while (left-- > 0) {
      const { status } = await send(endpoint, signed);
      if (status !== 200) throw new Error(`${signed.protocol} was answered ${status}.`);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return (calls * 1000) / (performance.now() - start);
};

const start = async <Told>(name: string): Promise<{ child: ChildProcess; told: Told }> => {
  const child = fork(program(name), { execArgv: tsx, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [told] = (await once(child, 'message')) as [Told];
  return { child, told };
};

const speed = async (): Promise<Row[]> => {
  const ours = await start<{ endpoint: string; signed: SignedRequest[] }>('serve');
  const bare = await start<{ endpoint: string }>('answer-alike');
  try {
    const rows: Row[] = [];
    for (const signed of ours.told.signed) {
      const ready = once(bare.child, 'message');
      bare.child.send(await send(ours.told.endpoint, signed));
      await ready;
      const rates = await byTurns(5, {
        ours: () => callsPerSecond(ours.told.endpoint, signed),
        bare: () => callsPerSecond(bare.told.endpoint, signed),
      });
      const beside = { name: 'bare node:http, same bytes', value: rates.bare };
      rows.push({ what: `calls in ${signed.protocol}`, ours: rates.ours, beside, unit: 'per second' });
    }
    return rows;
  } finally {
    for (const { child } of [ours, bare]) child.kill();
    agent.destroy();
  }
};

/** Everything else is tested on local-aws: a slow or a large one is paid for in every test. */
export const localAws: Measurement = {
  name: 'local-aws',
  async measure(say) {
    say('starting it 7 times');
    const rows = [await startUp()];
    say('linking 100 accounts');
    rows.push(...(await memory()));
    say(`calling it ${calls} times, by protocol`);
    return [...rows, ...(await speed())];
  },
};

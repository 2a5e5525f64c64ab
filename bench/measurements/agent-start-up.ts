import { createRequire } from 'node:module';
import { stat } from 'node:fs/promises';
import { resources } from '../../test/agent/fault-matrix/resources.ts';
import { unpackAgent, type AgentCode } from '../agent-code.ts';
import { agentEvents } from '../agent-events.ts';
import { startAgentPlace, type AgentPlace } from '../agent-place.ts';
import { byTurns, type Measurement, type Row } from '../measurement.ts';
import { requireTime, runHandler } from '../node-process.ts';

const turns = 15;

/** What each deployment of a customer waits for, in 17 regions at once: the load of the code that a request needs. */
export const agentStartUp: Measurement = {
  name: 'agent start-up',
  async measure(say) {
    say('bundling');
    const code = await unpackAgent();
    const agent = await startAgentPlace(code.zip);
    try {
      return [...(await entries(code)), ...(await loadPaths(code, agent, say)), ...(await weights(code, agent, say))];
    } finally {
      await agent.close();
      await code.remove();
    }
  },
};

const entries = async (code: AgentCode): Promise<Row[]> => {
  const times = await byTurns(turns, {
    empty: () => requireTime(code.empty),
    commander: () => requireTime(code.file('commander.js')),
    handler: () => requireTime(code.file('notifications-handler.js')),
  });
  const beside = { name: 'empty handler', value: times.empty };
  return [
    { what: 'load of the commander', ours: times.commander, beside, unit: 'ms', aim: '1.5' },
    { what: 'load of the notifications handler', ours: times.handler, beside, unit: 'ms', aim: '1.5' },
  ];
};

/** The whole path of each kind of event: the entry, and every chunk that was seen to be loaded for it. */
const loadPaths = async (code: AgentCode, agent: AgentPlace, say: (line: string) => void): Promise<Row[]> => {
  for (const resource of resources) await resource.prepare?.(agent.place);
  const paths: Record<string, string[]> = {};
  for (const { what, handler, event } of agentEvents(agent)) {
    say(`seeing what ${what} loads`);
    paths[what] = (await runHandler(code.file(handler), event, agent.settings)).files;
  }
  say(`loading each path ${turns} times`);
  const original = 'aws-sdk 2, whole';
  const floor = 'one client of the SDK alone: the floor';
  const times = await byTurns<string>(turns, {
    [original]: () => requireTime(createRequire(import.meta.url).resolve('aws-sdk')),
    [floor]: () => requireTime(code.floor),
    ...Object.fromEntries(Object.entries(paths).map(([what, files]) => [what, () => requireTime(...files)])),
  });
  const beside = { name: original, value: times[original] ?? NaN };
  return [floor, ...Object.keys(paths)].map((what) => ({
    what: `load path of ${what}`,
    ours: times[what] ?? NaN,
    beside,
    unit: 'ms',
    aim: '0.33',
  }));
};

const weights = async (code: AgentCode, agent: AgentPlace, say: (line: string) => void): Promise<Row[]> => {
  const bootstrap = resources.find(({ type }) => type === 'Custom::StackeryAgentCommanderBootstrap');
  if (bootstrap === undefined) throw new Error('There is no bootstrap.');
  say('bringing the agent into 17 regions');
  const properties = { ServiceTimeout: '1800', ...bootstrap.properties(agent.place), Regions: [] };
  const event = agent.request(bootstrap, 'Create', { ResourceProperties: properties, LogicalResourceId: 'Everywhere' });
  const { maxMemory } = await runHandler(code.file('commander.js'), event, agent.settings);
  const zipKb = code.zip.length / 1024;
  return [
    { what: 'zip of both handlers', ours: zipKb, beside: { name: 'limit', value: 300 }, unit: 'KB', aim: '1' },
    {
      what: 'commander entry',
      ours: (await stat(code.file('commander.js'))).size / 1024,
      beside: { name: 'zip', value: zipKb },
      unit: 'KB',
    },
    {
      what: 'memory of a bootstrap of 17 regions',
      ours: maxMemory,
      beside: { name: 'limit', value: 128 },
      unit: 'MB',
      aim: '1',
    },
  ];
};

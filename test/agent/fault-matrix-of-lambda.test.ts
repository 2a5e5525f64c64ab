import { afterAll, describe, expect, it } from '@jest/globals';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { startCommanderInLambda, type CommanderInLambda } from './fault-matrix/commander-in-lambda.ts';
import type { Fault } from './fault-matrix/fault.ts';
import { publishAgent } from './fault-matrix/install-in-account.ts';
import { killedAfterStep, killedForGood, outOfMemory, timeout, watched } from './fault-matrix/interruptions.ts';
import { inLanes } from './fault-matrix/lanes.ts';
import { liveThrough } from './fault-matrix/live-through.ts';
import {
  copyRegion,
  homeRegion,
  requestTypes,
  type RequestType,
  type ResourceUnderTest,
} from './fault-matrix/resource-under-test.ts';
import { resources as known } from './fault-matrix/resources.ts';
import { createTurns } from './fault-matrix/turns.ts';

const regions = commercialRegions.filter(({ name }) => [homeRegion, copyRegion].includes(name));
const aws = await startTestAws({ regions, maxLambdaProcesses: 12 });
const turns = createTurns(aws.clock);
// what is not known makes nothing: to kill that again would show nothing
const resources = known.filter(({ unknown }) => !unknown);
const agent = await publishAgent(aws);
const lanes = await Promise.all(
  Array.from({ length: 4 }, async () => {
    const commander = await startCommanderInLambda(aws, turns, agent);
    for (const resource of resources) await resource.prepare?.(commander);
    return commander;
  }),
);

type Life = { resource: ResourceUnderTest; faulty: RequestType[]; fault: Fault<CommanderInLambda>; steps: string[] };

/** One life for each step: its Create, its Update and its Delete are all killed after it. */
const killedLives = resources.flatMap((resource) =>
  Array.from({ length: Math.max(...Object.values(resource.steps)) }, (_, index): Life => {
    const steps: string[] = [];
    const faulty = requestTypes.filter((type) => resource.steps[type] > index);
    return { resource, faulty, steps, fault: killedAfterStep(index + 1, (step) => steps.push(step)) };
  }),
);
/** One in which nothing happens, to see that the table has all of its steps. */
const watchedLives = resources.map((resource) => {
  const steps = { Create: new Set<string>(), Update: new Set<string>(), Delete: new Set<string>() };
  const fault = watched((requestType, step) => steps[requestType].add(step));
  return { life: { resource, faulty: requestTypes, fault, steps: [] } satisfies Life, steps };
});
const livesWith = (fault: Life['fault']) =>
  resources.map((resource): Life => ({ resource, faulty: requestTypes, fault, steps: [] }));
// what happens to a request that is given up does not depend on what it was about, but for two of its kinds
const givenUpLives = livesWith(killedForGood).filter(({ resource }) => resource.givenUp);
const stoppedLives = [livesWith(outOfMemory), givenUpLives];
const timedOutLives = livesWith(timeout(turns));

const live = async (commander: CommanderInLambda, { resource, faulty, fault }: Life) => {
  const [outcome] = await turns.run([() => liveThrough<CommanderInLambda>(commander, resource, faulty, fault)]);
  if (outcome === undefined) throw new Error('A life without an outcome.');
  return outcome;
};
const sideBySide = inLanes(
  lanes,
  [...watchedLives.map(({ life }) => life), ...killedLives, ...stoppedLives.flat()],
  live,
);
// these move the clock far
const afterwards = sideBySide.done.then(() => inLanes(lanes, timedOutLives, live));
afterAll(async () => {
  await (
    await afterwards
  ).done;
  await Promise.all(lanes.map((commander) => commander.close()));
});

const problemsOf = async (lives: Life[], ran: typeof sideBySide) => {
  const outcomes = await Promise.all(lives.map((life) => ran.of(life)));
  expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
  const sum = (count: 'requests' | 'answers') => outcomes.reduce((total, outcome) => total + outcome[count], 0);
  expect(sum('answers')).toBe(sum('requests'));
};

// on a busy machine it takes a while until the last of them has run
const patience = 240_000;

describe('the commander, in a Lambda of its own,', () => {
  it.each(watchedLives)(
    'does for $life.resource.type what the table counts, step by step',
    async ({ life, steps }) => {
      await problemsOf([life], sideBySide);
      const counted = Object.entries(steps).map(([requestType, seen]) => [requestType, seen.size]);
      expect([Object.fromEntries(counted), steps]).toEqual([life.resource.steps, steps]);
    },
    patience,
  );

  it.each(resources)(
    'answers each request of $type once though it is killed after any step',
    async (resource) => {
      const lives = killedLives.filter((life) => life.resource === resource);
      await problemsOf(lives, sideBySide);
      // as many steps as the table says: each life was killed at each of its requests
      expect(lives.map(({ steps }) => steps.length)).toEqual(lives.map(({ faulty }) => faulty.length));
    },
    patience,
  );

  it.each(stoppedLives.map((lives) => ({ when: lives[0]?.fault.when, lives })))(
    'answers each request once, by its deadline, when $when',
    async ({ lives }) => problemsOf(lives, sideBySide),
    patience,
  );

  it(
    'answers each request once, by its deadline, when it runs into its timeout',
    async () => problemsOf(timedOutLives, await afterwards),
    patience,
  );
});

import { afterAll, expect, it } from '@jest/globals';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { startCommanderInProcess, type CommanderInProcess } from './fault-matrix/commander-in-process.ts';
import { faults, type FaultInProcess } from './fault-matrix/faults.ts';
import { inLanes } from './fault-matrix/lanes.ts';
import { liveThrough } from './fault-matrix/live-through.ts';
import { copyRegion, homeRegion, requestTypes } from './fault-matrix/resource-under-test.ts';
import { resources } from './fault-matrix/resources.ts';
import { createTurns } from './fault-matrix/turns.ts';

// the release build compiles this in
Object.assign(globalThis, { STACKERY_VERSION: '1.5.4' });

const regions = commercialRegions.filter(({ name }) => [homeRegion, copyRegion].includes(name));
const aws = await startTestAws({ regions });
process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
const turns = createTurns(aws.clock);

/** An account for each request type of each resource, which meet a fault side by side. */
const makeCases = () =>
  Promise.all(
    resources.flatMap((resource) =>
      requestTypes.map(async (requestType) => {
        const commander = await startCommanderInProcess(aws, turns);
        await resource.prepare?.(commander);
        return { resource, requestType, commander };
      }),
    ),
  );
type Cases = Awaited<ReturnType<typeof makeCases>>;

const meet = (cases: Cases, fault: FaultInProcess) =>
  turns.run(
    cases.map(
      ({ resource, requestType, commander }) =>
        () =>
          liveThrough<CommanderInProcess>(commander, resource, [requestType], fault),
    ),
  );

// most of a case is waiting, so several faults are met at a time; those that move the clock come by themselves, later
const lanes = await Promise.all(Array.from({ length: 4 }, makeCases));
const sideBySide = inLanes(
  lanes,
  faults.filter(({ movesClock }) => !movesClock),
  meet,
);
const alone = sideBySide.done.then(() =>
  inLanes(
    lanes.slice(0, 1),
    faults.filter(({ movesClock }) => movesClock),
    meet,
  ),
);
afterAll(async () => {
  await (
    await alone
  ).done;
  await Promise.all(lanes.flat().map(({ commander }) => commander.close()));
});

// on a busy machine it takes a while until the last of them has been met
it.each(faults)(
  'answers each request once, by its deadline, when $when',
  async (fault) => {
    const outcomes = await (fault.movesClock ? (await alone).of(fault) : sideBySide.of(fault));
    expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
    const sum = (count: 'requests' | 'answers') => outcomes.reduce((total, outcome) => total + outcome[count], 0);
    expect(sum('answers')).toBe(sum('requests'));
  },
  240_000,
);

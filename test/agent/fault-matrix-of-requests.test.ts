import { afterAll, expect, it } from '@jest/globals';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { startCommanderInProcess } from './fault-matrix/commander-in-process.ts';
import { copyRegion, homeRegion } from './fault-matrix/resource-under-test.ts';
import { resources } from './fault-matrix/resources.ts';
import { scenarios } from './fault-matrix/scenarios.ts';
import { createTurns } from './fault-matrix/turns.ts';

// the release build compiles this in
Object.assign(globalThis, { STACKERY_VERSION: '1.5.4' });

const regions = commercialRegions.filter(({ name }) => [homeRegion, copyRegion].includes(name));
const aws = await startTestAws({ regions });
process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
const turns = createTurns(aws.clock);
const places = await Promise.all(
  resources.map(async (resource) => {
    const commander = await startCommanderInProcess(aws, turns);
    await resource.prepare?.(commander);
    return { resource, commander };
  }),
);
afterAll(() => Promise.all(places.map(({ commander }) => commander.close())));

it.each(scenarios)('answers each request once when $when', async ({ run, cases }) => {
  const outcomes = await turns.run(
    places.map(({ resource, commander }) => async () => {
      const results = [];
      for (let nth = 0; nth < cases(resource); nth += 1) results.push(await run(commander, resource, nth));
      return results;
    }),
  );
  expect(outcomes.flat().flatMap(({ problems }) => problems)).toEqual([]);
  const sum = (count: 'requests' | 'answers') => outcomes.flat().reduce((total, outcome) => total + outcome[count], 0);
  expect(sum('answers')).toBe(sum('requests'));
});

import { describe, expect, it } from '@jest/globals';
import type { Service } from '../../local-aws/operation.ts';
import type { Block, OperationTest } from './operation-test.ts';
import type { Target } from './start-target.ts';
import { watchInputs } from './watch-inputs.ts';

/** On AWS a stack takes minutes. */
const longestOnAws = 1_800_000;

const testBlock = (target: Target, block: Block): void => {
  for (const [title, test] of Object.entries(block)) {
    if (typeof test === 'function')
      it(title, async () => void (await test(target)), target.local === undefined ? longestOnAws : undefined);
    else if (target.local === undefined) it.skip(`${title} (not on AWS: ${test.reason})`, () => {});
    else {
      const { local } = target;
      it(title, async () => void (await test.run(target, local)));
    }
  }
};

/** Runs the tests of a service's operations, and sees that none is without. */
export const testOperations = (target: Target, service: Service, tests: Record<string, OperationTest>): void => {
  it(`${service.name}: each operation has its tests`, () => {
    expect(Object.keys(service.operations).filter((operation) => tests[operation] === undefined)).toEqual([]);
  });
  const inputs = watchInputs(service);
  describe.each(Object.entries(tests))('%s', (operation, test) => {
    describe('shape', () => testBlock(target, test.shape));
    describe('validation', () => testBlock(target, test.validation));
    describe('behaviour', () => testBlock(target, test.behaviour));
    // on AWS there is nothing of ours to look at
    if (target.local !== undefined)
      it('passes over no member of its input', async () => expect(await inputs.unread(operation)).toEqual([]));
  });
};

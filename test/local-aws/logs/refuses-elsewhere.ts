import { expect } from '@jest/globals';
import { refusal } from '../../support/operation-test.ts';
import type { Target } from '../../support/start-target.ts';
import { groupArnOf, makeStream, noGroup } from './make-log-group.ts';

/** What every operation refuses that takes the ARN of a group: a policy on the group, which could allow more, there is not. */
export const refusesElsewhere = (ask: (target: Target, logGroupIdentifier: string) => Promise<unknown>) => ({
  'knows no group by an ARN of another region': async (target: Target) => {
    const arn = groupArnOf(target, await makeStream(target)).replace(target.region, 'eu-north-1');
    await expect(ask(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', noGroup));
  },
  'lets nobody into a group of another account': async (target: Target) => {
    const arn = groupArnOf(target, await makeStream(target)).replace(target.accountId, '999999999999');
    await expect(ask(target, arn)).rejects.toMatchObject(refusal('AccessDeniedException', /not authorized/));
  },
});

import { describe, expect, it } from '@jest/globals';
import { changeSetParameters } from '../../../control-plane/change-sets/create/change-set-parameters.ts';
import { notificationArns } from '../../../control-plane/change-sets/create/notification-arns.ts';

const topics = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:sns:r:a:topic-${index}`);
const ours = 'arn:aws:sns:r:a:stackery';
const region = 'eu-west-1';

describe('the topics of a change set', () => {
  it("are the stack's own and ours", () => {
    expect(notificationArns(undefined, ours, region)).toEqual({ arns: [ours], polled: false, warnings: [] });
    const four = notificationArns({ notificationArns: topics(4) }, ours, region);
    expect(four).toEqual({ arns: [...topics(4), ours], polled: false, warnings: [] });
  });

  it('stay as they are when ours is there', () => {
    const own = [...topics(4), ours];
    expect(notificationArns({ notificationArns: own }, ours, region).arns).toEqual(own);
  });

  it('stay as they are when there are five already: the stack is polled, with a warning', () => {
    const { arns, polled, warnings } = notificationArns({ notificationArns: topics(5) }, ours, region);
    expect(arns).toEqual(topics(5));
    expect(polled).toBe(true);
    expect(warnings[0]).toMatch(/five topics/);
  });

  it('stay as they are where the agent has no topic', () => {
    expect(notificationArns({ notificationArns: topics(2) }, undefined, region)).toMatchObject({
      arns: topics(2),
      polled: true,
    });
  });
});

describe('the parameters of a change set', () => {
  const declared = { type: 'String', hasDefault: true, noEcho: false };
  const template = { parameters: { Given: declared, Kept: declared, Fresh: declared } };

  it('keep their value on the stack unless another is given; the template default never slips in', () => {
    expect(
      changeSetParameters(template, { Given: 'x' }, { parameters: { Given: 'old', Kept: 'old', Gone: 'old' } }),
    ).toEqual([
      { ParameterKey: 'Given', ParameterValue: 'x' },
      { ParameterKey: 'Kept', UsePreviousValue: true },
    ]);
  });

  it('can be given as the empty text', () => {
    expect(changeSetParameters(template, { Given: '' }, undefined)).toEqual([
      { ParameterKey: 'Given', ParameterValue: '' },
    ]);
  });
});

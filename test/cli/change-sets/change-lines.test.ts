import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../contract/change-set.ts';
import { changeLines } from '../../../cli/change-sets/change-lines.ts';
import { makePaint } from '../../../cli/terminal/paint.ts';

const changed = (before: unknown, after: unknown): string[] => {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  const change: Change = {
    action: 'Modify',
    logicalId: 'Role',
    physicalId: null,
    resourceType: 'AWS::IAM::Role',
    replacement: 'False',
    policyAction: null,
    before: null,
    after: null,
    properties: [{ path: '/Properties/Value', before: text(before), after: text(after), recreation: 'Never' }],
    nestedChangeSet: null,
  };
  return changeLines(makePaint(false), [change])
    .slice(3)
    .map((line) => line.slice(6));
};

const policy = (...actions: string[]) => ({
  Version: '2012-10-17',
  Statement: actions.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' })),
});

describe('what changes', () => {
  it('is one line before and one after, for a text', () => {
    expect(changed('60', '90')).toEqual(['- 60', '+ 90']);
  });

  it('is the lines that differ, for a document, however long it is', () => {
    const many = Array.from({ length: 40 }, (_, index) => `s3:Action${index}`);
    expect(changed(policy(...many, 's3:GetObject'), policy(...many, 's3:PutObject'))).toEqual([
      '        "Effect": "Allow",',
      '-       "Action": "s3:GetObject",',
      '+       "Action": "s3:PutObject",',
      '        "Resource": "*"',
    ]);
  });

  it('names a statement that was there twice and is taken away once', () => {
    const lines = changed(policy('s3:*', 's3:*'), policy('s3:*'));
    expect(lines.filter((line) => line.startsWith('-')).join('')).toContain('"Action": "s3:*"');
    expect(lines.filter((line) => line.startsWith('+'))).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { printable } from '../../../cli/terminal/printable.ts';
import { aligned } from '../../../cli/terminal/table.ts';
import { wrap } from '../../../cli/terminal/wrap.ts';

describe('a long line', () => {
  it('is broken between words, the rest below its beginning', () => {
    expect(wrap('  one two three four', 12)).toEqual(['  one two', '      three', '      four']);
  });

  it('is left alone where it fits, where there is no width, and inside a word', () => {
    expect(wrap('one two', 7)).toEqual(['one two']);
    expect(wrap('one two', Infinity)).toEqual(['one two']);
    expect(wrap('arn:aws:iam::222222222222:role/x', 10)).toEqual(['arn:aws:iam::222222222222:role/x']);
  });
});

describe('text from elsewhere', () => {
  it('cannot move the cursor, hide itself or turn its direction', () => {
    expect(printable('safe\u001b[2J\u202egnp.exe\r')).toBe('safe\\u001b[2J\\u202egnp.exe\\u000d');
  });

  it('keeps its columns in a table', () => {
    expect(
      aligned([
        ['A', 'B'],
        ['long\u0007', 'x'],
      ]),
    ).toEqual(['A           B', 'long\\u0007  x']);
  });
});

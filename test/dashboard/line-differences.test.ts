import { describe, expect, it } from '@jest/globals';
import { lineDifferences } from '../../dashboard/components/line-differences.ts';

const shown = (before: string | null, after: string | null): string[] =>
  lineDifferences(before, after).map(({ sign, text }) => `${sign} ${text}`);

describe('a difference', () => {
  it('shows a line that stood twice and is taken away once', () => {
    expect(shown('a\nb\na', 'a\nb')).toEqual(['  a', '  b', '- a']);
  });

  it('shows lines that only change places', () => {
    expect(shown('a\nb', 'b\na')).toEqual(['- a', '  b', '+ a']);
  });

  it('shows what is there on one side only, whole', () => {
    expect(shown(null, '60')).toEqual(['+ 60']);
    expect(shown('60', null)).toEqual(['- 60']);
    expect(shown('60', '60')).toEqual(['  60']);
  });

  it('compares JSON line by line, however it is written', () => {
    expect(shown('{"a":1,"b":[2]}', '{ "a": 1, "b": [3] }')).toEqual([
      '  {',
      '    "a": 1,',
      '    "b": [',
      '-     2',
      '+     3',
      '    ]',
      '  }',
    ]);
  });
});

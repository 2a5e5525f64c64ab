import type { Position } from '@aws-sdk/client-iam';

export type Span = { start: Position; end: Position };

/** The line and column that follow the character at an offset, counted from 1. */
const after = (text: string, offset: number): Position => {
  const before = text.slice(0, offset + 1);
  return { Line: before.split('\n').length, Column: before.length - before.lastIndexOf('\n') };
};

const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
};

/**
 * Where each statement of a policy's text stands, as the policy simulator counts: from behind what precedes it
 * (the bracket, or the statement before), a single statement from behind its brace.
 */
export const statementPositions = (text: string): Span[] => {
  const spans: Span[] = [];
  let depth = 0;
  let key = '';
  let list = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      if (depth === 1) key = text.slice(at + 1, end);
      at = end;
    } else if (char === '{' || char === '[') {
      depth += 1;
      if (depth === 2 && key === 'Statement') {
        list = char === '[';
        start = at;
      }
    } else if (char === '}' || char === ']') {
      if (key === 'Statement' && char === '}' && depth === (list ? 3 : 2)) {
        spans.push({ start: after(text, start), end: after(text, at) });
        start = at;
      }
      depth -= 1;
    }
  }
  return spans;
};

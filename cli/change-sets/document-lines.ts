import { structuredPatch } from 'diff';
import { printable } from '../terminal/printable.ts';

/**
 * How one JSON document differs from another, as lines with their neighbours; undefined for what is no document.
 * CloudFormation shows policies as a whole, and the one line that matters must not drown in them.
 */
export const documentLines = (before: string | null, after: string | null): string[] | undefined => {
  const [old, fresh] = [pretty(before), pretty(after)];
  if (old === undefined || fresh === undefined) return undefined;
  const { hunks } = structuredPatch('', '', old, fresh, '', '', { context: 1 });
  return hunks.flatMap(({ lines }) => lines.map((line) => printable(`${line.charAt(0)} ${line.slice(1)}`)));
};

const pretty = (text: string | null): string | undefined => {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? `${JSON.stringify(value, null, 2)}\n` : undefined;
  } catch {
    return undefined;
  }
};

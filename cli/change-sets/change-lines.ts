import type { Change } from '../../contract/change-set.ts';
import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { documentLines } from './document-lines.ts';

/** Each change, and for each property what it was and what it will be. */
export const changeLines = (paint: Paint, changes: Change[]): string[] => [
  paint.bold(`${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`),
  ...changes.flatMap((change) => [
    `${sign(paint, change)} ${printable(change.logicalId)}  ${paint.dim(printable(change.resourceType))}${replaced(paint, change)}`,
    ...(change.physicalId ? [`    ${paint.dim(printable(change.physicalId))}`] : []),
    ...wholeResource(change),
    ...change.properties.flatMap(({ path, before, after, recreation }) => [
      `    ${printable(path)}${recreation === 'Never' ? '' : paint.red(` (needs replacement: ${recreation.toLowerCase()})`)}`,
      ...(documentLines(before, after) ?? textLines(before, after)).map((line) => `      ${line}`),
    ]),
  ]),
];

const textLines = (before: string | null, after: string | null): string[] => [
  ...(before === null ? [] : [`- ${short(before)}`]),
  ...(after === null ? [] : [`+ ${short(after)}`]),
];

/** Of what is created or deleted CloudFormation tells the whole resource instead of its properties. */
const wholeResource = ({ action, before, after, properties }: Change): string[] => {
  if (properties.length || (action !== 'Add' && action !== 'Remove')) return [];
  const own = propertiesIn(action === 'Add' ? after : before);
  return Object.entries(own).map(
    ([name, value]) =>
      `    ${action === 'Add' ? '+' : '-'} ${printable(name)}: ${short(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
};

const propertiesIn = (context: string | null): Record<string, unknown> => {
  try {
    const resource = JSON.parse(context ?? '{}') as { Properties?: Record<string, unknown> };
    return resource.Properties ?? {};
  } catch {
    // CloudFormation cuts what is too long.
    return {};
  }
};

const sign = (paint: Paint, { action }: Change): string => {
  if (action === 'Add') return paint.green('+ create');
  if (action === 'Remove') return paint.red('- delete');
  return paint.yellow(action === 'Modify' ? '~ change' : `~ ${action.toLowerCase()}`);
};

const replaced = (paint: Paint, { action, replacement }: Change): string => {
  if (action !== 'Modify' || !replacement || replacement === 'False') return '';
  return paint.red(replacement === 'True' ? '  replaced' : '  perhaps replaced');
};

const short = (value: string): string => {
  const line = printable(
    value.replace(/\s+/g, ' ').replaceAll('{{changeSet:KNOWN_AFTER_APPLY}}', '(known afterwards)'),
  );
  return line.length > 300 ? `${line.slice(0, 297)}…` : line;
};

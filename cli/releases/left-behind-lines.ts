import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import type { LeftBehind } from './left-behind.ts';

export const leftBehindLines = (paint: Paint, { bucket, topics, users, unseen }: LeftBehind): string[] => [
  ...(users.length
    ? [
        paint.red('These stacks use the commander; without it they cannot change or delete their custom resources:'),
        ...users.map(({ stack, region }) => `  ${printable(stack)} in ${region}`),
        'Delete them or take the custom resources out of them first.',
      ]
    : ['No stack uses the commander.']),
  ...(bucket ? [`The bucket ${bucket} stays, since it holds objects.`] : []),
  ...topics.map(
    ({ topic, stack, region }) =>
      `The topic ${topic} stays, since the stack ${printable(stack)} in ${region} names it.`,
  ),
  ...(bucket || topics.length ? [] : ['Nothing is left behind.']),
  ...unseen.map(({ region, reason }) => paint.yellow(`${region} could not be looked at: ${printable(reason)}`)),
];

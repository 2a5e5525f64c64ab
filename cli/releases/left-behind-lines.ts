import { unseenLine } from '../aws/unseen.ts';
import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import type { LeftBehind } from './left-behind.ts';

export const leftBehindLines = (paint: Paint, { bucket, topics, users, unseen }: LeftBehind): string[] => [
  ...(users.length
    ? [
        paint.red(
          'These custom resources are served by the agent; without it they can be neither changed nor deleted:',
        ),
        ...users.map(({ stackName, region, logicalIds }) =>
          printable(`  ${logicalIds.join(', ')} of ${stackName} in ${region}`),
        ),
        'Delete these stacks, or take the resources out of them, first. Without the agent such a stack can only be deleted',
        'with `aws cloudformation delete-stack --retain-resources`, and what the resources stand for stays.',
      ]
    : [unseen.length ? 'No stack was found that uses the commander.' : 'No stack uses the commander.']),
  ...(bucket ? [`The bucket ${bucket} stays, since it holds objects.`] : []),
  ...topics.map(
    ({ topic, stack, region }) =>
      `The topic ${topic} stays, since the stack ${printable(stack)} in ${region} names it.`,
  ),
  ...(bucket || topics.length || users.length ? [] : ['Nothing is left behind.']),
  ...unseen.map((each) => paint.yellow(unseenLine(each))),
];

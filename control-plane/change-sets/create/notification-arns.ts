import type { Stack } from '../../aws/cloudformation/describe-stack.ts';

/** CloudFormation takes five topics per stack at most. */
const most = 5;

export type Notifications = { arns: string[]; polled: boolean; warnings: string[] };

/** The stack's own topics stay, and ours is added while there is room. Without it we look ourselves. */
export const notificationArns = (
  stack: Pick<Stack, 'notificationArns'> | undefined,
  regionalTopic: string | undefined,
  region: string,
): Notifications => {
  const own = stack?.notificationArns ?? [];
  if (regionalTopic === undefined)
    return {
      arns: own,
      polled: true,
      warnings: [`The agent has no topic in ${region}, so the progress of this stack is looked up and shows late.`],
    };
  if (own.includes(regionalTopic)) return { arns: own, polled: false, warnings: [] };
  if (own.length >= most)
    return {
      arns: own,
      polled: true,
      warnings: ['The stack notifies five topics already, so the progress of this stack is looked up and shows late.'],
    };
  return { arns: [...own, regionalTopic], polled: false, warnings: [] };
};

import { nameInArn } from '../aws/arn.ts';
import { AppError } from '../errors.ts';
import type { LinkRow } from '../links/link-store.ts';

export const stackOfAnother = (link: Pick<LinkRow, 'id' | 'stack_id'>): AppError => {
  const name = link.stack_id === null ? undefined : nameInArn(link.stack_id);
  return new AppError(
    'stack_mismatch',
    `Link ${link.id} belongs to another stack${name === undefined ? '' : ` (${name})`}; a link takes one stack.`,
    'Make a link of its own for this stack.',
  );
};

import { createHash, randomBytes } from 'node:crypto';
import type { LambdaFunction } from './state.ts';

/** A chain that passes the same function more often than this is taken for a loop. */
const rounds = 16;

/**
 * The trace header that a function runs with: AWS's SDKs send it along with each call, SQS and SNS hand it on,
 * so the lineage counts how often one chain of calls came through a function.
 */
export const followTrace = (
  fn: Pick<LambdaFunction, 'arn' | 'recursiveLoop'>,
  incoming: string | undefined,
): { header: string; stopped: boolean } => {
  const fields = new Map((incoming ?? '').split(';').flatMap((field) => [field.split('=') as [string, string]]));
  const own = createHash('sha256').update(fn.arn).digest('hex').slice(0, 8);
  const lineage = new Map(
    (fields.get('Lineage') ?? '')
      .split('|')
      .filter(Boolean)
      .map((entry) => [entry.split(':')[1] ?? '', Number(entry.split(':')[2] ?? 0)] as const),
  );
  const count = (lineage.get(own) ?? 0) + 1;
  lineage.set(own, count);
  const header = [
    `Root=${fields.get('Root') ?? newRoot()}`,
    `Parent=${randomBytes(8).toString('hex')}`,
    `Sampled=${fields.get('Sampled') ?? '0'}`,
    `Lineage=${[...lineage].map(([hash, passed]) => `1:${hash}:${passed}`).join('|')}`,
  ].join(';');
  return { header, stopped: fn.recursiveLoop === 'Terminate' && count > rounds };
};

const newRoot = (): string => `1-${Math.floor(Date.now() / 1_000).toString(16)}-${randomBytes(12).toString('hex')}`;

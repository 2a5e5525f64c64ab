import type { Target } from '../../support/start-target.ts';
import { makeBucket, putText } from './make-bucket.ts';

/** What a listing finds, in its order: two folders, and objects around them. */
export const filledKeys = ['a', 'b/1', 'b/2', 'c/1', 'd'];

export const makeFilledBucket = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  for (const key of filledKeys) await putText(target, Bucket, key);
  return Bucket;
};

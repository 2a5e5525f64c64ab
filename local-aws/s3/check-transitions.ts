import type { LifecycleRule, Transition } from '@aws-sdk/client-s3';
import { invalidArgument, malformedXml } from './errors.ts';

const infrequent: (string | undefined)[] = ['STANDARD_IA', 'ONEZONE_IA'];
const classes = [...infrequent, 'INTELLIGENT_TIERING', 'GLACIER', 'GLACIER_IR', 'DEEP_ARCHIVE'];
const infrequentAfter = 30;

const checkTransition = ({ Days, Date: date, StorageClass }: Transition): void => {
  if ((Days === undefined) === (date === undefined) || !classes.includes(StorageClass)) throw malformedXml();
  if (Days !== undefined && Days < infrequentAfter && infrequent.includes(StorageClass)) {
    throw invalidArgument(
      `'Days' in Transition action must be greater than or equal to ${infrequentAfter} for storageClass '${StorageClass}'`,
      'Days',
      String(Days),
    );
  }
};

/** A transition says to which class, and when. */
export const checkTransitions = ({ Transitions = [], NoncurrentVersionTransitions = [] }: LifecycleRule): void => {
  for (const transition of Transitions) checkTransition(transition);
  for (const { NoncurrentDays, StorageClass } of NoncurrentVersionTransitions) {
    if (NoncurrentDays === undefined || !classes.includes(StorageClass)) throw malformedXml();
  }
};

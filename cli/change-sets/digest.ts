import { createHash } from 'node:crypto';
import { changesOf } from './changes-of.ts';
import type { ReadChangeSet } from './read-change-set.ts';

/** One short name for exactly what will run: the same digest, the same change. */
export const digestOf = ({ changeSet, changeSetArn, stackId, stack, templateBody }: ReadChangeSet): string => {
  const { Parameters, Capabilities, NotificationARNs, RollbackConfiguration, OnStackFailure, Tags } = changeSet;
  const whole = {
    changeSetArn,
    stackId,
    templateBody,
    changes: changesOf(changeSet),
    Parameters,
    Capabilities,
    NotificationARNs,
    RollbackConfiguration,
    OnStackFailure,
    Tags,
    role: stack.RoleARN,
  };
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
};

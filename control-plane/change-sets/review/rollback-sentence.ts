import type { ReviewInput } from './review-input.ts';

type Settings = Pick<ReviewInput, 'onStackFailure' | 'disableRollback' | 'rollbackTriggers'>;

export const rollbackSentence = ({ onStackFailure, disableRollback, rollbackTriggers }: Settings): string => {
  const { alarms, monitoringMinutes } = rollbackTriggers;
  const watched =
    alarms.length > 0
      ? ` It also counts as failed if one of these alarms goes off${monitoringMinutes > 0 ? ` until ${monitoringMinutes} minutes afterwards` : ''}: ${alarms.join(', ')}.`
      : '';
  return `${onFailure(onStackFailure, disableRollback)}${watched}`;
};

const onFailure = (setting: string | null, disabled: boolean): string => {
  if (setting === 'DELETE') return 'If it fails, CloudFormation deletes the whole stack.';
  if (setting === 'DO_NOTHING' || (setting === null && disabled))
    return 'If it fails, CloudFormation leaves the stack as it then is, and rolls nothing back.';
  return 'If it fails, CloudFormation rolls the stack back.';
};

import type { RollbackConfiguration } from '@aws-sdk/client-cloudformation';
import { createValidation } from '../validation.ts';
import { validationError } from './errors.ts';

const triggerTypes = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

/** What a stack may watch while it changes: alarms, for three hours at most. */
export const checkRollbackConfiguration = (configuration: RollbackConfiguration | undefined): void => {
  const validation = createValidation();
  validation.number('rollbackConfiguration.monitoringTimeInMinutes', configuration?.MonitoringTimeInMinutes, {
    min: 0,
    max: 180,
  });
  validation.throwIfAny();
  for (const { Arn = '', Type = '' } of configuration?.RollbackTriggers ?? []) {
    if (!triggerTypes.includes(Type)) throw validationError('Rollback Trigger Type not supported');
    if (!/^arn:[^:]*:cloudwatch:[^:]*:\d*:alarm:./.test(Arn))
      throw validationError("RelativeId of a Rollback Trigger's ARN is incorrect");
  }
};

import type { RollbackConfiguration } from '@aws-sdk/client-cloudformation';
import { notImplemented } from '../aws-error.ts';
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

/** There are no alarms here, and on AWS a stack fails whose alarm is missing. */
export const refuseRollbackTriggers = (operation: string, configuration: RollbackConfiguration | undefined): void => {
  if ((configuration?.RollbackTriggers ?? []).length > 0)
    throw notImplemented('cloudformation', `${operation} with RollbackConfiguration.RollbackTriggers`);
};

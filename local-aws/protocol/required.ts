import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { Protocol } from './errors.ts';
import type { Shape } from './shape.ts';

/** The SDKs do not send a call that lacks a required field; others may, and services refuse it in the same words. */
export const checkRequired = (service: string, protocol: Protocol, shape: Shape, input: unknown): void => {
  if (shape.kind !== 'structure' || service === 's3') return;
  const given = input as Record<string, unknown>;
  const missing = shape.members.filter((m) => m.required && given[m.name] === undefined).map((m) => m.name);
  if (missing.length === 0) return;
  if (service === 'ec2') {
    throw new AwsError('MissingParameter', `The request must contain the parameter ${fieldOf(missing[0] ?? '')}`);
  }
  if (service === 'sqs') {
    if (missing[0] === 'QueueName') {
      throw new AwsError(
        'InvalidParameterValue',
        'Value for parameter QueueName is invalid. Reason: Must specify a queue name.',
      );
    }
    throw new AwsError('MissingParameter', `The request must contain the parameter ${missing[0] ?? ''}.`);
  }
  const problems = missing.map((name) => failedConstraint(fieldOf(name), 'Member must not be null', null));
  throw new AwsError(codeOf(service, protocol), validationErrors(...problems));
};

/** A member as error messages name it. */
const fieldOf = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

const codeOf = (service: string, protocol: Protocol): string => {
  if (service === 'logs') return 'InvalidParameterException';
  if (service === 'route53') return 'InvalidInput';
  return protocol === 'query' ? 'ValidationError' : 'ValidationException';
};

import { AwsError } from '../aws-error.ts';

/** CloudFormation's answer to nearly everything that is wrong with a request, a missing stack included. */
export const validationError = (message: string): AwsError => new AwsError('ValidationError', message);

/** What is wrong with a template itself. */
export const templateError = (message: string): AwsError => validationError(`Template error: ${message}`);

export const formatError = (message: string): AwsError => validationError(`Template format error: ${message}`);

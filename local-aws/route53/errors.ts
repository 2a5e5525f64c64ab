import { AwsError } from '../aws-error.ts';

export const invalidInput = (message: string): AwsError => new AwsError('InvalidInput', message);

export const noSuchHostedZone = (id: string): AwsError =>
  new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, 404);

/** One error for the whole batch, which names everything that is wrong with it. */
export const invalidChangeBatch = (problems: string[]): AwsError =>
  new AwsError('InvalidChangeBatch', `[${problems.join(', ')}]`);

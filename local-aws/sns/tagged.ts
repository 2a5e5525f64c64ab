import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import { findTopic } from './find-topic.ts';
import type { Topic } from './state.ts';

/** The tagging operations have an error of their own for a topic that is not there. */
export const findTagged = (call: Call, arn: string | undefined): Topic => {
  try {
    return findTopic(call, arn);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'NotFound') throw error;
    throw new AwsError('ResourceNotFound', 'Resource does not exist', 404);
  }
};

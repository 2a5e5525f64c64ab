import {
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import { logGroupOf, ownerTag } from '../names.ts';

/** As in the template for the home region. */
const retentionInDays = 30;

/** Made before the function, so that it is ours and carries the tag; Lambda would make one that nobody removes. */
export const ensureLogGroup = async (
  logs: CloudWatchLogsClient,
  functionName: string,
  stackId: string,
  abortSignal: AbortSignal,
): Promise<void> => {
  const logGroupName = logGroupOf(functionName);
  try {
    await logs.send(new CreateLogGroupCommand({ logGroupName, tags: { [ownerTag]: stackId } }), { abortSignal });
  } catch (error) {
    // one without our tag may hold somebody's history: it is written to, but never removed
    if (error instanceof Error && error.name === 'ResourceAlreadyExistsException') return;
    throw error;
  }
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }), { abortSignal });
};

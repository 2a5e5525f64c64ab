import {
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type Change,
  type CloudFormationClient,
  type DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { CliError } from '../cli-error.ts';
import { pauses } from '../pauses.ts';

export type ChangeSetAddress = { stack: string; name: string };
export type FullChangeSet = DescribeChangeSetCommandOutput & { Changes: Change[] };

/** The whole change set, with property values; CloudFormation answers it in pages. */
export const describeChangeSet = async (
  cloudFormation: CloudFormationClient,
  { stack, name }: ChangeSetAddress,
): Promise<FullChangeSet> => {
  const page = (NextToken?: string) =>
    cloudFormation.send(
      new DescribeChangeSetCommand({
        StackName: stack,
        ChangeSetName: name,
        IncludePropertyValues: true,
        ...(NextToken ? { NextToken } : {}),
      }),
    );
  const first = await page();
  const changes = [...(first.Changes ?? [])];
  for (let next = first.NextToken; next;) {
    const more = await page(next);
    changes.push(...(more.Changes ?? []));
    next = more.NextToken;
  }
  return { ...first, Changes: changes };
};

/** Waits until CloudFormation has made it; undefined when there is nothing to change. */
export const waitForChangeSet = async (
  cloudFormation: CloudFormationClient,
  address: ChangeSetAddress,
): Promise<FullChangeSet | undefined> => {
  for await (const _ of pauses({ upToSeconds: 600 })) {
    const changeSet = await describeChangeSet(cloudFormation, address);
    if (changeSet.Status === 'CREATE_COMPLETE') return changeSet;
    if (changeSet.Status !== 'FAILED') continue;
    const reason = changeSet.StatusReason ?? '';
    if (/didn't contain changes|No updates are to be performed/.test(reason)) return undefined;
    throw new CliError(
      'aws-refused',
      'change_set_failed',
      `CloudFormation could not make the change set: ${reason}`,
      'Nothing was changed.',
    );
  }
  throw new CliError(
    'failed',
    'timeout',
    'CloudFormation has not made the change set in ten minutes.',
    'Try again later.',
  );
};

export const deleteChangeSet = async (
  cloudFormation: CloudFormationClient,
  { stack, name }: ChangeSetAddress,
): Promise<void> => {
  await cloudFormation.send(new DeleteChangeSetCommand({ StackName: stack, ChangeSetName: name }));
};

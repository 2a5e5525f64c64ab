import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { ChangeSet } from '../../../contract/change-set.ts';
import { requireAccount, whoCalls } from '../../aws/caller.ts';
import { clientConfig, connectAws } from '../../aws/connect.ts';
import { executeChangeSet } from '../../aws/execute-change-set.ts';
import { changeLines } from '../../change-sets/change-lines.ts';
import { changesOf } from '../../change-sets/changes-of.ts';
import { differences, hasHash } from '../../change-sets/differences.ts';
import { readReviewedTemplate } from '../../change-sets/read-reviewed-template.ts';
import { digestOf } from '../../change-sets/digest.ts';
import { readChangeSet, requireExecutable } from '../../change-sets/read-change-set.ts';
import { reviewChangeSet } from '../../change-sets/review-change-set.ts';
import { reviewLines } from '../../change-sets/review-lines.ts';
import { CliError } from '../../cli-error.ts';
import { argument, defineCommand, flag, text, withAws, type Context } from '../../command.ts';
import { openControlPlane } from '../../control-plane.ts';
import { confirm, requireAnswerable } from '../../terminal/confirm.ts';
import { printable } from '../../terminal/printable.ts';
import { step } from '../../terminal/step.ts';

export const execute = defineCommand({
  description:
    'Execute a change set with your own AWS credentials. Everything is read again with them first, and compared with what the control plane showed.',
  examples: [
    'stackery change-sets execute 6f1c… --profile customer',
    'stackery change-sets execute --stack-name shop --change-set-name stackery-… --region eu-west-1 --profile customer',
  ],
  options: {
    changeSet: argument('id of the change set; without it, name stack and change set'),
    ...withAws,
    stackName: text('name', 'stack, when there is no control plane to ask'),
    changeSetName: text('name', 'change set of that stack'),
    yes: flag('do not ask'),
  },
  run: async (context, values) => {
    const { terminal } = context;
    requireAnswerable(terminal, values.yes);
    const shown = values.changeSet ? await readyChangeSet(context, values.changeSet) : undefined;
    const stack = shown?.stackId ?? shown?.stackName ?? values.stackName;
    const name = shown?.name ?? values.changeSetName;
    if (!stack || !name)
      throw new CliError(
        'usage',
        'usage',
        'Which change set?',
        'Give its id, or --stack-name and --change-set-name (and --region).',
      );
    const aws = await connectAws(context, values, shown?.region);
    const caller = await whoCalls(aws);
    requireAccount(caller, shown?.accountId ?? null);

    const cloudFormation = new CloudFormationClient(clientConfig(aws));
    const read = await step(terminal, 'Reading the change set with your credentials', () =>
      readChangeSet(cloudFormation, { stack, name }),
    );
    const original =
      shown?.templateUrl && !hasHash(read.templateBody, shown.templateHash)
        ? await readReviewedTemplate(aws, shown.templateUrl)
        : undefined;
    const different = shown ? differences(shown, read, original) : [];
    if (different.length)
      throw new CliError(
        'failed',
        'change_set_differs',
        printable(`This is not what the control plane showed. ${different.join(' ')}`),
        'Do not execute it. Reject it, and ask whoever proposed it.',
      );
    requireExecutable(read);

    const digest = digestOf(read);
    const review = reviewChangeSet(read);
    const changes = changesOf(read.changeSet);
    const { bold } = terminal.paint;
    for (const line of [
      '',
      `Stack      ${read.stack.StackName ?? stack} (${read.stack.StackStatus ?? ''})`,
      `Where      account ${caller.account}, ${aws.region}, as ${caller.arn}`,
      `Change set ${name}`,
      '',
      ...reviewLines(terminal.paint, review),
      '',
      ...changeLines(terminal.paint, changes),
      '',
      `Digest     ${bold(digest)}`,
      ...(shown ? ['           AWS says the same as the control plane showed.'] : []),
      '',
    ])
      terminal.say(line);
    if (!(await confirm(terminal, 'Execute it?', values.yes))) return 'nothing-to-do';
    const status = await step(terminal, `Executing ${name}`, (report) =>
      executeChangeSet(cloudFormation, { stackId: read.stackId, changeSetArn: read.changeSetArn }, report),
    );
    terminal.answer({ status, stackId: read.stackId, changeSet: read.changeSetArn, digest, review, changes }, () => [
      `Done: ${read.stack.StackName ?? stack} is in ${status}.`,
    ]);
    return 'done';
  },
});

const readyChangeSet = async ({ config }: Context, id: string): Promise<ChangeSet> => {
  const changeSet = await openControlPlane(config)<ChangeSet>('GET', `change-sets/${encodeURIComponent(id)}`);
  if (changeSet.state === 'ready') return changeSet;
  throw new CliError(
    'failed',
    'change_set_state_conflict',
    `The change set ${changeSet.name} is ${changeSet.state}${changeSet.problem ? `: ${changeSet.problem.reason}` : ''}; only one that is ready can be executed.`,
    changeSet.problem?.hint ?? `See it with \`stackery change-sets show ${changeSet.id}\`.`,
  );
};

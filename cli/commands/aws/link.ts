import type { Launch, Link } from '../../../contract/link.ts';
import { requireAccount, whoCalls } from '../../aws/caller.ts';
import { connectAws, type Aws } from '../../aws/connect.ts';
import { createAgentStack, deleteHint, requireNoStack } from '../../aws/create-agent-stack.ts';
import type { StackEnd } from '../../aws/follow-stack.ts';
import { CliError } from '../../cli-error.ts';
import { defineCommand, flag, text, withAws } from '../../command.ts';
import { openControlPlane } from '../../control-plane.ts';
import { getLink } from '../../links/find-link.ts';
import { planLines } from '../../links/plan-lines.ts';
import { launchOf, linkOptions, makeLink } from '../../links/make-link.ts';
import { publicLink } from '../../links/public-link.ts';
import { rejection, waitForVerdict } from '../../links/wait-for-verdict.ts';
import { confirm, requireAnswerable } from '../../terminal/confirm.ts';
import { step } from '../../terminal/step.ts';
import { printLaunchUrl } from './print-launch-url.ts';

export const link = defineCommand({
  description:
    'Link the AWS account of the current credentials: shows what will be created, creates the agent stack, and waits until the control plane has verified it.',
  examples: [
    'stackery aws link --profile customer --region eu-west-1',
    'stackery aws link --print-url --account 222222222222 --region eu-west-1',
  ],
  options: {
    ...withAws,
    link: text('id', 'install this link instead of making a new one'),
    ...linkOptions,
    account: text('id', 'account that is expected; default that of the credentials'),
    printUrl: flag('only print the Launch Stack link, which holds the external id; needs no AWS credentials'),
    yes: flag('do not ask'),
  },
  run: async (context, values) => {
    const { config, terminal } = context;
    if (!values.printUrl) requireAnswerable(terminal, values.yes);
    const controlPlane = openControlPlane(config);
    if (values.printUrl) return printLaunchUrl(context, controlPlane, values);

    const given = values.link ? await getLink(controlPlane, values.link) : undefined;
    const aws = await connectAws(context, values, given?.homeRegion);
    const caller = await whoCalls(aws);
    requireAccount(caller, given?.expectedAccountId ?? values.account ?? null);
    const wanted = given ?? (await makeLink(controlPlane, { region: aws.region, accountId: caller.account }, values));
    const withdraw = async () => {
      if (!given) await controlPlane('DELETE', `links/${wanted.id}`);
    };
    let launch: Launch;
    try {
      launch = launchOf(wanted);
      await requireNoStack(aws, launch.stackName);
      for (const line of await planLines(terminal.paint, { aws, caller, launch })) terminal.say(line);
      terminal.say();
    } catch (error) {
      await withdraw();
      throw error;
    }
    if (!(await confirm(terminal, `Create the stack ${launch.stackName}?`, values.yes))) {
      await withdraw();
      return 'nothing-to-do';
    }

    const end = await step(terminal, `Creating the stack ${launch.stackName} in ${aws.region}`, (report) =>
      createAgentStack(aws, launch, report),
    );
    if (end.status !== 'CREATE_COMPLETE')
      throw await failedInstall(end, aws, launch, await getLink(controlPlane, wanted.id));
    const linked = await step(terminal, 'Waiting for the verdict of the control plane', (report) =>
      waitForVerdict(controlPlane, wanted.id, report),
    );
    terminal.answer({ link: publicLink(linked) }, () => [
      `Account ${linked.accountId ?? caller.account} is linked: version ${linked.version ?? 'unknown'}, ${linked.regionsReady} of ${linked.regionsWanted} regions ready.`,
    ]);
    return 'done';
  },
});

const failedInstall = (end: StackEnd, aws: Aws, launch: Launch, seen: Link): CliError => {
  const next = deleteHint(aws, launch.stackName);
  if (seen.state === 'rejected') {
    const { code, message, hint } = rejection(seen);
    return new CliError('failed', code, message, `${hint} ${next}`);
  }
  const why = end.failure
    ? `${end.failure.logicalId} (${end.failure.type}) failed: ${end.failure.reason}`
    : 'CloudFormation named no failed resource.';
  return new CliError(
    'failed',
    'install_failed',
    `The stack ${launch.stackName} ended in ${end.status}. ${why}`,
    end.status === 'ROLLBACK_COMPLETE' ? `Nothing of it is left but the failed stack itself. ${next}` : next,
  );
};

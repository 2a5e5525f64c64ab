import { CloudFormationClient, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { clientToken } from '../../aws/client-token.ts';
import { clientConfig, type Aws } from '../../aws/connect.ts';
import { followStack } from '../../aws/follow-stack.ts';
import { CliError } from '../../cli-error.ts';
import { defineCommand, flag, text, withAws } from '../../command.ts';
import { endLink } from '../../links/end-link.ts';
import { locateAgent } from '../../links/locate-agent.ts';
import { readInstalledAgent, type InstalledAgent } from '../../releases/installed-agent.ts';
import { leftBehindLines } from '../../releases/left-behind-lines.ts';
import { findLeftBehind } from '../../releases/left-behind.ts';
import { confirm, requireAnswerable } from '../../terminal/confirm.ts';
import { printable } from '../../terminal/printable.ts';
import { step, type Report } from '../../terminal/step.ts';

export const unlink = defineCommand({
  description:
    'Delete the agent stack with your own credentials, after showing what is left behind, and end the link. Works without a control plane too.',
  examples: [
    'stackery aws unlink --profile customer',
    'stackery aws unlink --region eu-west-1 --stack-name stackery-agent',
  ],
  options: {
    ...withAws,
    stackName: text('name', 'name of the agent stack; default stackery-agent'),
    yes: flag('do not ask'),
  },
  run: async (context, values) => {
    const { terminal } = context;
    requireAnswerable(terminal, values.yes);
    const { aws, caller, link: located } = await locateAgent(context, values);
    const agent = await readInstalledAgent(aws, values.stackName ?? located?.stackId ?? 'stackery-agent');
    if (agent.stack.EnableTerminationProtection)
      throw new CliError(
        'aws-refused',
        'termination_protected',
        `The stack ${agent.stackName} is protected against deletion.`,
        `Take the protection off with \`aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${agent.stackName} --region ${aws.region}\`.`,
      );

    const leftBehind = await step(terminal, 'Looking for what still uses the agent', () => findLeftBehind(aws, agent));
    terminal.say(`\nAccount ${caller.account}, as ${caller.arn}`);
    terminal.say(
      `Stack ${agent.stackName} in ${aws.region}, version ${agent.version}, with its copies in every region\n`,
    );
    for (const line of leftBehindLines(terminal.paint, leftBehind)) terminal.say(line);
    terminal.say();
    const question = `Delete the stack ${agent.stackName}${leftBehind.users.length ? ' all the same' : ''}?`;
    if (!(await confirm(terminal, question, values.yes))) return 'nothing-to-do';

    await step(terminal, `Deleting ${agent.stackName} in ${aws.region}`, (report) => deleteStack(aws, agent, report));
    const link = located?.stackId === agent.stackId ? await endLink(context, located.id) : undefined;
    terminal.answer({ stackId: agent.stackId, status: 'DELETE_COMPLETE', leftBehind, link: link ?? null }, () => [
      `The agent is gone from account ${caller.account}${link ? ' and the link is ended' : ''}.`,
      ...leftBehind.users.map(({ stackName, region }) =>
        printable(`Still there: the stack ${stackName} in ${region} has custom resources that nobody serves any more.`),
      ),
    ]);
    return 'done';
  },
});

const deleteStack = async (aws: Aws, { stackId, stackName }: InstalledAgent, report: Report): Promise<void> => {
  const cloudFormation = new CloudFormationClient(clientConfig(aws));
  const token = clientToken('unlink');
  await cloudFormation.send(new DeleteStackCommand({ StackName: stackId, ClientRequestToken: token }));
  const { status, failure } = await followStack(cloudFormation, { stackId, token }, report);
  if (status === 'DELETE_COMPLETE') return;
  throw new CliError(
    'failed',
    'delete_failed',
    `The stack ${stackName} ended in ${status}.${failure ? ` ${failure.logicalId} failed: ${failure.reason}` : ''}`,
    'Remove the cause and run this again.',
  );
};

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { Link } from '../../contract/link.ts';
import { deleteChangeSet } from '../aws/change-set.ts';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { executeChangeSet } from '../aws/execute-change-set.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../command.ts';
import { openControlPlane, type ControlPlane } from '../control-plane.ts';
import type { Outcome } from '../exit-codes.ts';
import { getLink } from '../links/find-link.ts';
import type { AgentHome } from '../links/locate-agent.ts';
import { pauses } from '../pauses.ts';
import { confirm } from '../terminal/confirm.ts';
import { step } from '../terminal/step.ts';
import { agentChangeLines } from './agent-change-lines.ts';
import type { InstalledAgent } from './installed-agent.ts';
import { proposeParameter } from './propose-parameter.ts';

/** The control plane looks as soon as the agent has reported, but IAM takes up to a minute to spread. */
const noticeSeconds = 5 * 60;

/**
 * Gives the stack the next external id, with the caller's own credentials, and waits until the control plane has seen that it
 * works and that the old one does not any more. Neither of them is ever printed. Done again, it goes on where it stopped.
 */
export const rotateExternalId = async (
  { config, terminal }: Context,
  { aws, caller, link, agent, yes }: AgentHome & { aws: Aws; agent: InstalledAgent; yes: boolean },
): Promise<Outcome> => {
  const controlPlane = openControlPlane(config);
  if (!link)
    throw new CliError(
      'missing',
      'link_not_found',
      `The account ${caller.account} is not linked.`,
      'Only the external id of a linked account can be rotated.',
    );
  if (!(await confirm(terminal, `Give the agent in ${caller.account} another external id?`, yes)))
    return 'nothing-to-do';
  const path = `links/${encodeURIComponent(link.id)}`;
  const { nextExternalId } = await controlPlane<Link>('PATCH', path, { body: { rotateExternalId: true } });
  if (nextExternalId === null) throw new Error('The control plane made no external id.');

  const cloudFormation = new CloudFormationClient(clientConfig(aws));
  const change = { name: 'ExternalId', value: nextExternalId, purpose: 'rotate' } as const;
  const changeSet = await step(terminal, `Asking CloudFormation what changes in ${agent.stackName}`, () =>
    proposeParameter(cloudFormation, agent, change),
  );
  // undefined when the stack has it already: an earlier run came that far
  if (changeSet?.ChangeSetId && changeSet.ChangeSetName) {
    for (const line of agentChangeLines(terminal.paint, changeSet, agent, nextExternalId)) terminal.say(line);
    if (!(await confirm(terminal, 'Change the agent stack so?', yes))) {
      await deleteChangeSet(cloudFormation, { stack: agent.stackId, name: changeSet.ChangeSetName });
      return 'nothing-to-do';
    }
    const executed = { stackId: agent.stackId, changeSetArn: changeSet.ChangeSetId };
    await step(terminal, `Updating ${agent.stackName} in ${aws.region}`, (report) =>
      executeChangeSet(cloudFormation, executed, report),
    );
  }
  await step(terminal, 'Waiting until the control plane has seen it', () => waitUntilSeen(controlPlane, link.id));
  terminal.answer({ status: 'rotated', link: link.id }, () => [
    `The agent in ${caller.account} has another external id; the old one is refused.`,
  ]);
  return 'done';
};

const waitUntilSeen = async (controlPlane: ControlPlane, id: string): Promise<void> => {
  for await (const _ of pauses({ upToSeconds: noticeSeconds }))
    if ((await getLink(controlPlane, id)).nextExternalId === null) return;
  throw new CliError(
    'failed',
    'rotation_outstanding',
    'The stack has the new external id, but the control plane has not seen yet that the old one is refused.',
    'It goes on looking by itself, and accepts both until then; see the link in the dashboard.',
  );
};

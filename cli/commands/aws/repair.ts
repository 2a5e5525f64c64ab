import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { deleteChangeSet } from '../../aws/change-set.ts';
import { clientConfig } from '../../aws/connect.ts';
import { executeChangeSet } from '../../aws/execute-change-set.ts';
import { agentChangeLines } from '../../releases/agent-change-lines.ts';
import { CliError } from '../../cli-error.ts';
import { defineCommand, flag, text, withAws } from '../../command.ts';
import { locateAgent } from '../../links/locate-agent.ts';
import { installedCode, readInstalledAgent, requireUpdatable } from '../../releases/installed-agent.ts';
import { proposeParameter } from '../../releases/propose-parameter.ts';
import { regionVersions, type RegionVersion } from '../../releases/region-versions.ts';
import { confirm, requireAnswerable } from '../../terminal/confirm.ts';
import { step } from '../../terminal/step.ts';
import { table } from '../../terminal/table.ts';

export const repair = defineCommand({
  description:
    'Have the agent look after its copies again with your own credentials: brings it into regions that were enabled since, and puts right what is missing or was changed. The release and every setting stay as they are.',
  examples: ['stackery aws repair --profile customer', 'stackery aws repair --region eu-west-1 --yes'],
  options: {
    ...withAws,
    stackName: text('name', 'name of the agent stack; default stackery-agent'),
    yes: flag('do not ask'),
  },
  run: async (context, values) => {
    const { terminal } = context;
    requireAnswerable(terminal, values.yes);
    const { aws, caller, link } = await locateAgent(context, values);
    const agent = await readInstalledAgent(aws, values.stackName ?? link?.stackId ?? 'stackery-agent');
    requireUpdatable(agent);
    const code = installedCode(agent);
    const look = () => regionVersions(aws, agent, code);
    const before = await step(terminal, 'Looking at each region', look);

    const cloudFormation = new CloudFormationClient(clientConfig(aws));
    const changeSet = await step(terminal, `Asking CloudFormation what changes in ${agent.stackName}`, () =>
      proposeParameter(cloudFormation, agent, { name: 'Refresh', value: new Date().toISOString(), purpose: 'repair' }),
    );
    if (!changeSet?.ChangeSetId || !changeSet.ChangeSetName)
      throw new CliError(
        'failed',
        'nothing_changes',
        'CloudFormation sees no change.',
        'Try again; if it happens again, the stack was made from another template.',
      );
    terminal.say(`\n${agent.version}, account ${caller.account}, as ${caller.arn}\n`);
    for (const line of regionLines(before)) terminal.say(line);
    terminal.say();
    for (const line of agentChangeLines(terminal.paint, changeSet, agent)) terminal.say(line);
    terminal.say();
    if (!(await confirm(terminal, 'Repair the agent in its regions?', values.yes))) {
      await deleteChangeSet(cloudFormation, { stack: agent.stackId, name: changeSet.ChangeSetName });
      return 'nothing-to-do';
    }
    const executed = { stackId: agent.stackId, changeSetArn: changeSet.ChangeSetId };
    const status = await step(terminal, `Repairing ${agent.stackName} from ${aws.region}`, (report) =>
      executeChangeSet(cloudFormation, executed, report),
    );
    const regions = await step(terminal, 'Looking at each region', look);
    terminal.answer({ status, version: agent.version, before, regions }, () => regionLines(regions));
    const broken = regions.filter(({ note }) => note !== 'ready');
    if (broken.length)
      throw new CliError(
        'failed',
        'regions_behind',
        `The stack is updated, but ${broken.map(({ region }) => region).join(', ')} are not ready.`,
        'The dashboard shows why for each region; remove the cause, then repair again.',
      );
    return 'done';
  },
});

const regionLines = (regions: RegionVersion[]): string[] =>
  table(
    ['REGION', 'VERSION', 'STATE'],
    regions.map(({ region, version, note }) => [region, version, note]),
  );

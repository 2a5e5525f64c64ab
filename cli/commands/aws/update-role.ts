import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { deleteChangeSet } from '../../aws/change-set.ts';
import { clientConfig } from '../../aws/connect.ts';
import { executeChangeSet } from '../../aws/execute-change-set.ts';
import { CliError } from '../../cli-error.ts';
import { defineCommand, flag, text, withAws } from '../../command.ts';
import { changesOf } from '../../change-sets/changes-of.ts';
import { locateAgent } from '../../links/locate-agent.ts';
import { compareVersions, readVersion } from '../../releases/compare-versions.ts';
import { readInstalledAgent, requireUpdatable } from '../../releases/installed-agent.ts';
import { newestVersion } from '../../releases/newest-version.ts';
import { proposeUpdate } from '../../releases/propose-update.ts';
import { readRelease } from '../../releases/read-release.ts';
import { regionVersions } from '../../releases/region-versions.ts';
import { rotateExternalId } from '../../releases/rotate-external-id.ts';
import { updateLines, updatePermissions } from '../../releases/update-lines.ts';
import { confirm, requireAnswerable } from '../../terminal/confirm.ts';
import { step } from '../../terminal/step.ts';
import { table } from '../../terminal/table.ts';

export const updateRole = defineCommand({
  description:
    'Update the agent stack to another release with your own credentials: verifies the release, shows what changes and which permissions, asks, and follows it to the end.',
  examples: [
    'stackery aws update-role --profile customer',
    'stackery aws update-role --region eu-west-1 --version 1.5.5',
    'stackery aws update-role --rotate-external-id',
  ],
  options: {
    ...withAws,
    stackName: text('name', 'name of the agent stack; default stackery-agent'),
    version: text('version', 'release to update to; default the newest that the control plane knows'),
    rotateExternalId: flag('give the agent another external id instead, and keep its release'),
    yes: flag('do not ask'),
  },
  run: async (context, values) => {
    const { terminal } = context;
    requireAnswerable(terminal, values.yes);
    const { aws, caller, link: located } = await locateAgent(context, values);
    const agent = await readInstalledAgent(aws, values.stackName ?? located?.stackId ?? 'stackery-agent');
    if (values.rotateExternalId) {
      requireUpdatable(agent);
      return rotateExternalId(context, { aws, caller, link: located, agent, yes: values.yes });
    }
    const version = readVersion(values.version ?? (await newestVersion(context, located)));
    if (compareVersions(version, agent.version) <= 0) {
      terminal.answer({ status: 'up-to-date', installed: agent.version, version }, () => [
        `The agent in ${caller.account} is at ${agent.version}; ${version} is not newer.`,
      ]);
      return 'nothing-to-do';
    }
    requireUpdatable(agent);

    const cloudFormation = new CloudFormationClient(clientConfig(aws));
    const release = await step(terminal, `Verifying release ${version}`, () =>
      readRelease({ bucket: agent.bucket, region: aws.region, version, releaseKey: agent.releaseKey }),
    );
    const changeSet = await step(terminal, `Asking CloudFormation what changes in ${agent.stackName}`, () =>
      proposeUpdate(cloudFormation, agent, release),
    );
    if (!changeSet?.ChangeSetId || !changeSet.ChangeSetName) {
      terminal.answer({ status: 'no-changes', installed: agent.version, version }, () => ['Nothing changes.']);
      return 'nothing-to-do';
    }
    const permissions = updatePermissions(agent, release, aws.region);
    terminal.say(`\n${agent.version} → ${version}, account ${caller.account}, as ${caller.arn}\n`);
    for (const line of updateLines(terminal.paint, agent, changeSet, permissions)) terminal.say(line);
    terminal.say();
    const address = { stack: agent.stackId, name: changeSet.ChangeSetName };
    if (!(await confirm(terminal, `Update the agent to ${version}?`, values.yes))) {
      await deleteChangeSet(cloudFormation, address);
      return 'nothing-to-do';
    }
    const arn = changeSet.ChangeSetId;
    const status = await step(terminal, `Updating ${agent.stackName} in ${aws.region}`, (report) =>
      executeChangeSet(cloudFormation, { stackId: agent.stackId, changeSetArn: arn }, report),
    );
    const regions = await step(terminal, 'Looking at each region', () =>
      regionVersions(aws, agent, { version, codeHash: release.manifest.agent.codeHash }),
    );
    terminal.answer(
      { status, from: agent.version, version, changes: changesOf(changeSet), permissions, regions },
      () => [
        ...table(
          ['REGION', 'VERSION', 'STATE'],
          regions.map(({ region, version, note }) => [region, version, note]),
        ),
        '',
        `The agent in ${caller.account} is at ${version}.`,
      ],
    );
    const behind = regions.filter((region) => region.version !== version);
    if (behind.length)
      throw new CliError(
        'failed',
        'regions_behind',
        `The stack is updated, but ${behind.map(({ region }) => region).join(', ')} do not run ${version} yet.`,
        'Have the agent bring them up again with `stackery aws repair`.',
      );
    return 'done';
  },
});

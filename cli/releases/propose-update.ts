import { CloudFormationClient, CreateChangeSetCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import { deleteChangeSet, waitForChangeSet, type ChangeSetAddress, type FullChangeSet } from '../aws/change-set.ts';
import { clientToken } from '../aws/client-token.ts';
import { CliError } from '../cli-error.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { InstalledAgent } from './installed-agent.ts';
import type { Release } from './read-release.ts';

/** Makes the change set that takes the agent stack to a release, all settings kept; undefined when nothing changes. */
export const proposeUpdate = async (
  cloudFormation: CloudFormationClient,
  agent: InstalledAgent,
  release: Release,
): Promise<FullChangeSet | undefined> => {
  const known = Object.keys(parseTemplate(release.template).Parameters ?? {});
  const address: ChangeSetAddress = {
    stack: agent.stackId,
    name: clientToken(`update-${release.manifest.version.replaceAll('.', '-')}`),
  };
  await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: address.stack,
      ChangeSetName: address.name,
      ChangeSetType: 'UPDATE',
      TemplateURL: release.templateUrl,
      Parameters: known
        .filter((name) => name in agent.parameters)
        .map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Description: `Stackery agent ${release.manifest.version}`,
    }),
  );
  try {
    const changeSet = await waitForChangeSet(cloudFormation, address);
    if (changeSet) await requireSameTemplate(cloudFormation, address, release);
    else await deleteChangeSet(cloudFormation, address);
    return changeSet;
  } catch (error) {
    // What cannot be used must not stay behind as something to execute.
    await deleteChangeSet(cloudFormation, address).catch(() => undefined);
    throw error;
  }
};

/** CloudFormation has fetched the template by itself, after we had: the one it holds must be the one that was signed. */
const requireSameTemplate = async (
  cloudFormation: CloudFormationClient,
  { stack, name }: ChangeSetAddress,
  release: Release,
): Promise<void> => {
  const { TemplateBody = '' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stack, ChangeSetName: name, TemplateStage: 'Original' }),
  );
  if (TemplateBody === release.template) return;
  if (isDeepStrictEqual(parseTemplate(TemplateBody), parseTemplate(release.template))) return;
  throw new CliError(
    'failed',
    'release_altered',
    'CloudFormation was given another template than the one that was signed.',
    'Do not install it; tell the vendor. Nothing was changed.',
  );
};

import { CloudFormationClient, CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { deleteChangeSet, waitForChangeSet, type ChangeSetAddress, type FullChangeSet } from '../aws/change-set.ts';
import { clientToken } from '../aws/client-token.ts';
import type { InstalledAgent } from './installed-agent.ts';

/** Makes the change set that changes one parameter of the agent stack, and leaves everything else as it is. */
export const proposeParameter = async (
  cloudFormation: CloudFormationClient,
  agent: InstalledAgent,
  change: { name: 'Refresh' | 'ExternalId'; value: string; purpose: string },
): Promise<FullChangeSet | undefined> => {
  const address: ChangeSetAddress = { stack: agent.stackId, name: clientToken(change.purpose) };
  await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: address.stack,
      ChangeSetName: address.name,
      ChangeSetType: 'UPDATE',
      UsePreviousTemplate: true,
      Parameters: Object.keys(agent.parameters).map((ParameterKey) =>
        ParameterKey === change.name
          ? { ParameterKey, ParameterValue: change.value }
          : { ParameterKey, UsePreviousValue: true },
      ),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Description: `Stackery agent ${agent.version}: ${change.purpose}`,
    }),
  );
  try {
    const changeSet = await waitForChangeSet(cloudFormation, address);
    if (!changeSet) await deleteChangeSet(cloudFormation, address);
    return changeSet;
  } catch (error) {
    await deleteChangeSet(cloudFormation, address).catch(() => undefined);
    throw error;
  }
};

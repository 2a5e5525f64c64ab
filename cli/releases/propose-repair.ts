import { CloudFormationClient, CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { deleteChangeSet, waitForChangeSet, type ChangeSetAddress, type FullChangeSet } from '../aws/change-set.ts';
import { clientToken } from '../aws/client-token.ts';
import type { InstalledAgent } from './installed-agent.ts';

/** Makes the change set that has the agent look after its copies again: a new Refresh, and everything else as it is. */
export const proposeRepair = async (
  cloudFormation: CloudFormationClient,
  agent: InstalledAgent,
): Promise<FullChangeSet | undefined> => {
  const address: ChangeSetAddress = { stack: agent.stackId, name: clientToken('repair') };
  await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: address.stack,
      ChangeSetName: address.name,
      ChangeSetType: 'UPDATE',
      UsePreviousTemplate: true,
      Parameters: Object.keys(agent.parameters).map((ParameterKey) =>
        ParameterKey === 'Refresh'
          ? { ParameterKey, ParameterValue: new Date().toISOString() }
          : { ParameterKey, UsePreviousValue: true },
      ),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Description: `Repair of the Stackery agent ${agent.version}`,
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

import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  paginateDescribeStacks,
} from '@aws-sdk/client-cloudformation';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { CommanderUser } from '../../contract/commander-users.ts';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { unseen, type Unseen } from '../aws/unseen.ts';
import { servedResources } from '../custom-resources/served-resources.ts';
import { agentRegions } from './agent-regions.ts';
import type { InstalledAgent } from './installed-agent.ts';

export type LeftBehind = {
  /** The assets bucket, if it holds objects and stays for that. */
  bucket: string | undefined;
  /** Topics that stay since stacks still name them. */
  topics: { topic: string; stack: string; region: string }[];
  /** Stacks whose custom resources are served by the commander: they cannot be changed or deleted well without it. */
  users: CommanderUser[];
  unseen: Unseen[];
};

/** What deleting the agent stack would leave in the account, looked at with the customer's own credentials. */
export const findLeftBehind = async (aws: Aws, agent: InstalledAgent): Promise<LeftBehind> => {
  const found: LeftBehind = { bucket: undefined, topics: [], users: [], unseen: [] };
  const note = (region: string) => (error: unknown) => void found.unseen.push(unseen({ region }, error));
  const regions = await agentRegions(aws, agent);
  await Promise.all([
    bucketInUse(aws, agent).then((bucket) => (found.bucket = bucket), note(aws.region)),
    ...regions.map((region) =>
      lookInRegion(new CloudFormationClient(clientConfig(aws, region)), region, agent, found).catch(note(region)),
    ),
  ]);
  return found;
};

const lookInRegion = async (
  cloudFormation: CloudFormationClient,
  region: string,
  agent: InstalledAgent,
  found: LeftBehind,
): Promise<void> => {
  const topicName = `:${agent.namePrefix}-cloudformation-notifications`;
  for await (const page of paginateDescribeStacks({ client: cloudFormation }, {}))
    for (const stack of page.Stacks ?? []) {
      if (stack.StackId === agent.stackId || stack.StackStatus === 'REVIEW_IN_PROGRESS') continue;
      const { StackName: stackName = '', StackId: stackId = '' } = stack;
      const topic = stack.NotificationARNs?.find((arn) => arn.endsWith(topicName));
      if (topic) found.topics.push({ topic, stack: stackName, region });
      try {
        const served = await servedResources(cloudFormation, stack, { name: `${agent.namePrefix}-agent-commander` });
        const logicalIds = served.map(({ logicalId }) => logicalId);
        if (logicalIds.length) found.users.push({ region, stackName, stackId, logicalIds });
      } catch (error) {
        found.unseen.push(unseen({ region, stack: stackName }, error));
      }
    }
};

const bucketInUse = async (aws: Aws, agent: InstalledAgent): Promise<string | undefined> => {
  const { StackResources = [] } = await new CloudFormationClient(clientConfig(aws)).send(
    new DescribeStackResourcesCommand({ StackName: agent.stackId }),
  );
  const bucket = StackResources.find(({ LogicalResourceId }) => LogicalResourceId === 'AssetsBucket');
  // A failed install has taken its bucket with it.
  if (!bucket?.PhysicalResourceId || bucket.ResourceStatus === 'DELETE_COMPLETE') return undefined;
  const { Versions = [], DeleteMarkers = [] } = await new S3Client(clientConfig(aws)).send(
    new ListObjectVersionsCommand({ Bucket: bucket.PhysicalResourceId, MaxKeys: 1 }),
  );
  return Versions.length + DeleteMarkers.length ? bucket.PhysicalResourceId : undefined;
};

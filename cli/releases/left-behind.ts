import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
  paginateDescribeStacks,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { CommanderUser } from '../../contract/commander-users.ts';
import { servedBy } from '../../contract/served-by.ts';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { agentRegions } from './agent-regions.ts';
import type { InstalledAgent } from './installed-agent.ts';

export type LeftBehind = {
  /** The assets bucket, if it holds objects and stays for that. */
  bucket: string | undefined;
  /** Topics that stay since stacks still name them. */
  topics: { topic: string; stack: string; region: string }[];
  /** Stacks whose custom resources are served by the commander: they cannot be changed or deleted well without it. */
  users: CommanderUser[];
  /** Regions, and stacks in them, that could not be looked at, and why. */
  unseen: { region: string; stack?: string; reason: string }[];
};

/** What deleting the agent stack would leave in the account, looked at with the customer's own credentials. */
export const findLeftBehind = async (aws: Aws, agent: InstalledAgent): Promise<LeftBehind> => {
  const found: LeftBehind = { bucket: undefined, topics: [], users: [], unseen: [] };
  const note = (region: string) => (error: unknown) => void found.unseen.push({ region, reason: reasonOf(error) });
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
        const logicalIds = await servedResources(cloudFormation, stack, agent);
        if (logicalIds.length) found.users.push({ region, stackName, stackId, logicalIds });
      } catch (error) {
        found.unseen.push({ region, stack: stackName, reason: reasonOf(error) });
      }
    }
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The stack's custom resources that the commander serves: only its own template tells, with every transform run. */
const servedResources = async (
  cloudFormation: CloudFormationClient,
  { StackId, Parameters = [] }: Stack,
  { namePrefix }: InstalledAgent,
): Promise<string[]> => {
  const { TemplateBody = '' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: StackId, TemplateStage: 'Processed' }),
  );
  const values = Object.fromEntries(
    Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
  );
  return servedBy(parseTemplate(TemplateBody), `${namePrefix}-agent-commander`, values);
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

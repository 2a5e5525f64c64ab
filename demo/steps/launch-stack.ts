import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Link, Launch } from '../../contract/link.ts';
import { seen, waitUntil } from '../seen.ts';
import { made, type Stage, type Step } from '../stage.ts';

export const homeRegion = 'us-east-1';

/** Reads from the Launch Stack URL what the console's quick-create page would. */
export const readLaunchUrl = (launchUrl: string): Launch & { region: string } => {
  const url = new URL(launchUrl);
  const fragment = new URLSearchParams(url.hash.slice(url.hash.indexOf('?') + 1));
  const parameters: Record<string, string> = {};
  for (const [name, value] of fragment) if (name.startsWith('param_')) parameters[name.slice('param_'.length)] = value;
  return {
    url: launchUrl,
    region: url.searchParams.get('region') ?? '',
    templateUrl: fragment.get('templateURL') ?? '',
    stackName: fragment.get('stackName') ?? '',
    parameters,
  };
};

const followRegions = async (stage: Stage, say: (line: string) => void, until: Promise<unknown>) => {
  const up = new Set<string>();
  let over = false;
  void until.finally(() => (over = true)).catch(() => {});
  while (!over) {
    await Promise.all(
      stage.regionsOf('customer-a').map(async (region) => {
        if (up.has(region)) return;
        const lambda = stage.client(LambdaClient, 'customer-a', region);
        const found = await lambda
          .send(new GetFunctionConfigurationCommand({ FunctionName: 'stackery-agent-commander' }))
          .catch(() => undefined);
        if (found?.State !== 'Active') return;
        up.add(region);
        say(`${up.size} regions: ${region} is up`);
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

export const launchStack: Step = {
  title: 'The first customer launches the agent stack from the Launch Stack link',
  async play(stage, say) {
    const link = await stage.api<Link>('POST', '/api/v1/links', {
      body: { name: 'First customer', region: homeRegion, accountId: stage.accounts['customer-a'].id },
    });
    seen(link.state === 'waiting' && link.externalId.length >= 36, 'the link waits, with an external id');
    const launch = readLaunchUrl(made(link.launch ?? undefined, 'the launch link').url);
    seen(launch.parameters['ExternalId'] === link.externalId, 'the Launch Stack link carries the external id');
    stage.made.linkA = link;

    const cloudFormation = stage.client(CloudFormationClient, 'customer-a', launch.region);
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: launch.stackName,
        TemplateURL: launch.templateUrl,
        Parameters: Object.entries(launch.parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    const created = waitUntil(
      'the agent stack is CREATE_COMPLETE',
      async () => {
        const answer = await cloudFormation.send(new DescribeStacksCommand({ StackName: launch.stackName }));
        const status = answer.Stacks?.[0]?.StackStatus ?? '';
        if (/ROLLBACK|FAILED/.test(status))
          throw new Error(`the agent stack is ${status}: ${await whyNot(cloudFormation, launch.stackName)}`);
        return status;
      },
      (status) => status === 'CREATE_COMPLETE',
    );
    await Promise.all([created, followRegions(stage, say, created)]);
    say('CREATE_COMPLETE');
  },
};

const whyNot = async (cloudFormation: CloudFormationClient, stackName: string): Promise<string> => {
  const { DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackName }));
  const failed = StackEvents.filter((event) => event.ResourceStatus?.endsWith('_FAILED')).at(-1);
  return failed ? `${failed.LogicalResourceId}: ${failed.ResourceStatusReason}` : 'no reason given';
};

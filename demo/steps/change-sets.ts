import { readFile } from 'node:fs/promises';
import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { ChangeSet } from '../../contract/change-set.ts';
import type { Link } from '../../contract/link.ts';
import type { StackEvent } from '../../contract/stack-event.ts';
import { refused, seen, waitUntil } from '../seen.ts';
import { made, type Stage, type Step } from '../stage.ts';

export const stackRegion = 'eu-central-1';
export const stackName = 'orders';
const settled = (changeSet: ChangeSet) => changeSet.state !== 'creating';

const propose = async (stage: Stage, link: Link, parameters: Record<string, string>): Promise<ChangeSet> => {
  const template = await readFile(new URL('../templates/orders.yaml', import.meta.url), 'utf8');
  const proposed = await stage.api<ChangeSet>('POST', '/api/v1/change-sets', {
    body: { linkId: link.id, region: stackRegion, stackName, template, parameters, capabilities: ['CAPABILITY_IAM'] },
  });
  return waitUntil(
    'the change set is ready',
    () => stage.api<ChangeSet>('GET', `/api/v1/change-sets/${proposed.id}`),
    settled,
  );
};

/** The whole point: the role that proposes has no power to execute. */
const refusedByIam = async (stage: Stage, link: Link, changeSet: ChangeSet): Promise<void> => {
  const sts = await stage.controlPlaneIdentity(stackRegion);
  const session = await sts.send(
    new AssumeRoleCommand({ RoleArn: link.roleArn ?? '', RoleSessionName: 'demo', ExternalId: link.externalId }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken } = made(session.Credentials, 'a session');
  const asStackery = stage.clientAs(
    CloudFormationClient,
    { accessKeyId: AccessKeyId ?? '', secretAccessKey: SecretAccessKey ?? '', sessionToken: SessionToken ?? '' },
    stackRegion,
  );
  await refused("ExecuteChangeSet with the StackeryRole's credentials", () =>
    asStackery.send(new ExecuteChangeSetCommand({ StackName: changeSet.stackId ?? '', ChangeSetName: changeSet.name })),
  );
};

const executeAsCustomer = async (stage: Stage, changeSet: ChangeSet, say: (line: string) => void): Promise<void> => {
  const run = await stage.cli('customer-a', ['change-sets', 'execute', changeSet.id, '--yes', '--json'], say);
  seen(run.code === 0, 'the customer executes it', `${run.code}: ${run.stderr.slice(-600)}`);
  const done = await waitUntil(
    'the change set is done',
    () => stage.api<ChangeSet>('GET', `/api/v1/change-sets/${changeSet.id}`),
    (value) => value.state !== 'executing' && value.state !== 'ready',
  );
  seen(done.state === 'done', 'the change set is done', { state: done.state, problem: done.problem });
};

/** What CloudFormation says happened is what came back through topic, handler and API. */
const eventsCameBack = async (stage: Stage, link: Link): Promise<number> => {
  const cloudFormation = stage.client(CloudFormationClient, 'customer-a', stackRegion);
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackName }));
  const path = `/api/v1/links/${link.id}/stacks/${stackName}/events`;
  await waitUntil(
    'every event of the stack came back',
    async () => {
      const { items } = await stage.api<{ items: StackEvent[] }>('GET', path, { query: { limit: 200 } });
      const ids = new Set(items.map((item) => item.eventId));
      return StackEvents.filter((event) => !ids.has(event.EventId ?? '')).map((event) => event.EventId);
    },
    // the shell's own REVIEW_IN_PROGRESS comes before the change set has given the stack its topic
    (missing) => missing.length <= 1,
  );
  return StackEvents.length;
};

export const proposeAndExecute: Step = {
  title: 'A change set is proposed in another region; IAM refuses us its execution; the customer executes it',
  async play(stage, say) {
    const link = made(stage.made.linkA, 'the first link');
    const changeSet = await propose(stage, link, { Stage: 'staging' });
    seen(changeSet.state === 'ready', 'the change set is ready', changeSet.problem);
    seen(
      changeSet.type === 'CREATE' && changeSet.changes.length === 7,
      'it adds seven resources',
      changeSet.changes.length,
    );
    seen((changeSet.review?.iam.length ?? 0) > 0, 'its review names the IAM role');
    say('trying to execute it with the StackeryRole');
    await refusedByIam(stage, link, changeSet);
    say('refused by IAM; now the customer');
    await executeAsCustomer(stage, changeSet, say);
    const cloudFormation = stage.client(CloudFormationClient, 'customer-a', stackRegion);
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    seen(Stacks[0]?.StackStatus === 'CREATE_COMPLETE', 'the stack is CREATE_COMPLETE', Stacks[0]?.StackStatus);
    say(`done; ${await eventsCameBack(stage, link)} events came back`);
  },
};

export const proposeReplacement: Step = {
  title: 'An update that replaces a resource is shown with before and after, executed, and reported',
  async play(stage, say) {
    const link = made(stage.made.linkA, 'the first link');
    const changeSet = await propose(stage, link, { TopicSuffix: 'v2' });
    seen(changeSet.state === 'ready' && changeSet.type === 'UPDATE', 'the update is ready', changeSet.problem);
    const topic = made(
      changeSet.changes.find((change) => change.logicalId === 'Orders'),
      'the change of the topic',
    );
    seen(topic.replacement === 'True', 'the topic is to be replaced', topic.replacement);
    const name = topic.properties.find((property) => property.path.includes('TopicName'));
    seen(
      name?.before?.includes('orders-staging-v1') && name.after?.includes('orders-staging-v2'),
      'its name is shown before and after',
      topic.properties,
    );
    seen(
      changeSet.review?.replacements.some((finding) => finding.logicalId === 'Orders'),
      'the review names the replacement first',
    );
    say(`${name?.before} → ${name?.after}`);
    await refusedByIam(stage, link, changeSet);
    await executeAsCustomer(stage, changeSet, say);
    const cloudFormation = stage.client(CloudFormationClient, 'customer-a', stackRegion);
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    seen(Stacks[0]?.StackStatus === 'UPDATE_COMPLETE', 'the stack is UPDATE_COMPLETE', Stacks[0]?.StackStatus);
    seen(
      Stacks[0]?.Outputs?.some((output) => output.OutputValue?.endsWith('orders-staging-v2')),
      'its topic is the new one',
    );
    say(`done; ${await eventsCameBack(stage, link)} events came back`);
  },
};

import { readFile } from 'node:fs/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import type { Link } from '../../contract/link.ts';
import { patchedSource } from '../patched-source.ts';
import { seen, waitUntil } from '../seen.ts';
import { made, type Stage, type Step, type Who } from '../stage.ts';
import { stackRegion } from './change-sets.ts';
import { everyRegionRuns } from './regions-answer.ts';

const customers: { who: Who; link: 'linkA' | 'linkB' }[] = [
  { who: 'customer-a', link: 'linkA' },
  { who: 'customer-b', link: 'linkB' },
];

const update = async (stage: Stage, who: Who, before: Link, say: (line: string) => void): Promise<Link> => {
  const outdated = await waitUntil(
    'the link shows as outdated',
    () => stage.api<Link>('GET', `/api/v1/links/${before.id}`),
    (link) => link.outdated && link.newestVersion === '1.5.5',
  );
  seen(outdated.version === '1.5.4', 'it still runs 1.5.4', outdated.version);
  const run = await stage.cli(who, ['aws', 'update-role', '--region', before.homeRegion, '--yes', '--json'], say);
  seen(run.code === 0, 'update-role ends with 0', `${run.code}: ${run.stderr.slice(-600)}`);
  await everyRegionRuns(stage, who, '1.5.5', say);
  return waitUntil(
    'the control plane has it up to date',
    () => stage.api<Link>('GET', `/api/v1/links/${before.id}`),
    (link) => link.version === '1.5.5' && !link.outdated,
  );
};

/** The new release serves a custom resource that the old one did not know. */
const useNewResource = async (stage: Stage): Promise<string> => {
  const cloudFormation = stage.client(CloudFormationClient, 'customer-a', stackRegion);
  const template = await readFile(new URL('../templates/greeting.yaml', import.meta.url), 'utf8');
  await cloudFormation.send(new CreateStackCommand({ StackName: 'greeting', TemplateBody: template }));
  const describe = async () => {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'greeting' }));
    return Stacks[0];
  };
  const stack = await waitUntil('the stack rests', describe, (value) => !value?.StackStatus?.endsWith('_IN_PROGRESS'));
  seen(stack?.StackStatus === 'CREATE_COMPLETE', 'a customer stack uses the new custom resource', stack?.StackStatus);
  const greeting = stack.Outputs?.find((output) => output.OutputKey === 'Greeting')?.OutputValue ?? '';
  await cloudFormation.send(new DeleteStackCommand({ StackName: stack.StackId ?? 'greeting' }));
  await waitUntil(
    'it is deleted again',
    async () =>
      (await cloudFormation.send(new DescribeStacksCommand({ StackName: stack.StackId ?? '' }))).Stacks?.[0]
        ?.StackStatus,
    (status) => status === 'DELETE_COMPLETE',
  );
  return greeting;
};

export const updateRole: Step = {
  title: 'Release 1.5.5 is published; both accounts update with `stackery aws update-role`; every region runs it',
  async play(stage, say) {
    say('building 1.5.5 from a copy with a patch');
    const source = await patchedSource('release-1.5.5.patch');
    try {
      stage.made.manifests['1.5.5'] = await stage.publish('1.5.5', source.folder);
    } finally {
      await source.remove();
    }
    for (const { who, link } of customers)
      stage.made[link] = await update(stage, who, made(stage.made[link], link), say);
    const cloudFormation = stage.client(
      CloudFormationClient,
      'customer-a',
      made(stage.made.linkA, 'the link').homeRegion,
    );
    const { Stacks = [] } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: stage.made.linkA?.stackId ?? '' }),
    );
    seen(
      Stacks[0]?.Outputs?.some((output) => output.OutputKey === 'Greeting'),
      "the stack has the new template's output",
    );
    const greeting = await useNewResource(stage);
    seen(greeting.includes('Hello'), 'the new custom resource answers', greeting);
    say(`both accounts run 1.5.5; the new custom resource says “${greeting}”`);
  },
};

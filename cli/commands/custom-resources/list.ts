import type { RequestFacts } from '../../../contract/commander-command.ts';
import { connectAws, openAws, type Aws, type Named } from '../../aws/connect.ts';
import { unseenLine } from '../../aws/unseen.ts';
import { CliError } from '../../cli-error.ts';
import { defineCommand, text, withAws, type Context } from '../../command.ts';
import { askCommander } from '../../custom-resources/ask-commander.ts';
import { findCommander, type Commander } from '../../custom-resources/find-commander.ts';
import { findWaiting, type Waiting } from '../../custom-resources/find-waiting.ts';
import { locateAgent } from '../../links/locate-agent.ts';
import { agentRegions } from '../../releases/agent-regions.ts';
import { readInstalledAgent } from '../../releases/installed-agent.ts';
import { ago } from '../../terminal/ago.ts';
import { printable } from '../../terminal/printable.ts';
import { step } from '../../terminal/step.ts';
import { table } from '../../terminal/table.ts';

export const listRequests = defineCommand({
  description:
    'List the requests of custom resources that CloudFormation waits for and the agent has not answered yet, read with your own credentials.',
  examples: ['stackery custom-resources list --profile customer', 'stackery custom-resources list --region eu-west-1'],
  options: {
    ...withAws,
    region: text('region', 'only this region; default every region that has a copy of the agent'),
    namePrefix: text('prefix', "starts the agent's names; default stackery"),
  },
  run: async (context, values) => {
    const { terminal } = context;
    const { aws, commander, regions } = await whereToLook(context, values, values.namePrefix);
    const { requests, unseen } = await step(
      terminal,
      `Looking for what waits in ${regions.length === 1 ? aws.region : `${regions.length} regions`}`,
      () => findWaiting(aws, commander, regions),
    );
    const { facts, queued } = await factsOf(context, aws, commander, requests);
    const listed = requests.map(({ serviceTimeout: _, ...request }, index) => ({ ...request, ...facts[index] }));
    for (const each of unseen) terminal.say(unseenLine(each));
    terminal.answer({ requests: listed, queued, unseen }, () => [
      ...(listed.length
        ? table(
            head,
            requests.map((request, index) => row(request, facts[index])),
          )
        : ['Nothing waits.']),
      ...(listed.length
        ? ['', 'Give one up with `stackery custom-resources cancel RESOURCE --stack-name STACK`.']
        : []),
    ]);
  },
});

/** A named region alone; otherwise wherever the agent is, which its stack in the home region tells. */
const whereToLook = async (
  context: Context,
  named: Named,
  namePrefix: string | undefined,
): Promise<{ aws: Aws; commander: Commander; regions: string[] }> => {
  if (named.region) {
    const aws = await connectAws(context, named);
    return { aws, commander: await findCommander(aws, namePrefix), regions: [aws.region] };
  }
  const { aws } = await locateAgent(context, named);
  const commander = await findCommander(aws, namePrefix);
  const home = openAws(context, named.profile, commander.homeRegion);
  return {
    aws: home,
    commander,
    regions: await agentRegions(home, await readInstalledAgent(home, commander.agentStackId)),
  };
};

/** What the agent knows. One that does not answer is no reason to hide what waits for it. */
const factsOf = async ({ terminal }: Context, aws: Aws, commander: Commander, requests: Waiting[]) => {
  try {
    const asked = requests.map(({ region: _region, stackName: _stackName, ...request }) => request);
    const answer = await askCommander(aws, commander, { StackeryCommand: 'describe-requests', requests: asked });
    return { facts: answer.requests, queued: answer.queued };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const hint = error instanceof CliError ? ` ${error.hint}` : '';
    terminal.say(printable(`The commander does not say more: ${error.message}${hint}`));
    return { facts: [], queued: null };
  }
};

const head = ['RESOURCE', 'STACK', 'REGION', 'TYPE', 'REQUEST', 'SINCE', 'ANSWERED BY', 'WAITS FOR'];

const row = (request: Waiting, facts: RequestFacts | undefined): string[] => [
  request.logicalId,
  request.stackName,
  request.region,
  request.resourceType,
  request.requestType,
  ago(request.since),
  facts ? `${facts.deadline.slice(11, 19)}Z` : '-',
  facts?.cancelledAt ? 'cancelled: the next look, a minute at most' : (facts?.waitsFor ?? '-'),
];

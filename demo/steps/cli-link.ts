import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Link } from '../../contract/link.ts';
import { seen } from '../seen.ts';
import { made, type Step } from '../stage.ts';

export const secondHomeRegion = 'eu-west-1';

export const cliLink: Step = {
  title: 'The second customer is linked with `stackery aws link`, in another home region',
  async play(stage, say) {
    const run = await stage.cli(
      'customer-b',
      [
        'aws',
        'link',
        '--name',
        'Second customer',
        '--account',
        stage.accounts['customer-b'].id,
        '--region',
        secondHomeRegion,
        '--yes',
        '--json',
      ],
      say,
    );
    seen(run.code === 0, 'the command ends with 0', `${run.code}: ${run.stderr.slice(-600)}`);
    const { items } = await stage.api<{ items: Link[] }>('GET', '/api/v1/links', { query: { limit: 200 } });
    const link = made(
      items.find((item) => item.accountId === stage.accounts['customer-b'].id),
      'the second link',
    );
    seen(link.state === 'linked', 'the control plane has the second account linked', link.problem);
    seen(
      link.homeRegion === secondHomeRegion && link.regionsReady === stage.regionsOf('customer-b').length,
      'all its regions are ready',
      {
        ready: link.regionsReady,
        wanted: link.regionsWanted,
      },
    );
    const cloudFormation = stage.client(CloudFormationClient, 'customer-b', secondHomeRegion);
    const answer = await cloudFormation.send(new DescribeStacksCommand({ StackName: link.stackId ?? '' }));
    seen(answer.Stacks?.[0]?.StackStatus === 'CREATE_COMPLETE', 'its stack is CREATE_COMPLETE');
    stage.made.linkB = link;
    say(`linked, ${link.regionsReady} regions, one of them opt-in`);
  },
};

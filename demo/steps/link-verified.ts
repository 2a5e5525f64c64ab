import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Link } from '../../contract/link.ts';
import { refused, seen, waitUntil } from '../seen.ts';
import { made, type Step } from '../stage.ts';
import { homeRegion } from './launch-stack.ts';

export const linkVerified: Step = {
  title: 'The link is verified; without the external id, or with another, the role is refused',
  async play(stage, say) {
    const before = made(stage.made.linkA, 'the first link');
    const link = await waitUntil(
      'the link is linked',
      () => stage.api<Link>('GET', `/api/v1/links/${before.id}`),
      (value) => value.state !== 'waiting' && value.state !== 'registered',
    );
    seen(link.state === 'linked', 'the link is linked', { state: link.state, problem: link.problem });
    seen(link.accountId === stage.accounts['customer-a'].id, 'the account is the one that was named');
    stage.made.linkA = link;

    say('trying the role without the external id');
    const other = await stage.api<Link>('POST', '/api/v1/links', { body: { name: 'Another', region: homeRegion } });
    const sts = await stage.controlPlaneIdentity(homeRegion);
    const assume = (ExternalId?: string) => () =>
      sts.send(
        new AssumeRoleCommand({
          RoleArn: made(link.roleArn ?? undefined, 'the role'),
          RoleSessionName: 'demo',
          ...(ExternalId ? { ExternalId } : {}),
        }),
      );
    await refused('the role without an external id', assume());
    say("trying it with another link's external id");
    await refused("the role with another link's external id", assume(other.externalId));
    const identity = await assume(link.externalId)();
    seen(identity.AssumedRoleUser?.Arn?.includes(`:${link.accountId}:`), 'with its own external id the role is given');
    await stage.api('DELETE', `/api/v1/links/${other.id}`);
    say('refused without, refused with another, given with its own');
  },
};

import type { Link } from '../../../contract/link.ts';
import { defineCommand } from '../../command.ts';
import { allItems, openControlPlane } from '../../control-plane.ts';
import { publicLink, type PublicLink } from '../../links/public-link.ts';
import { table } from '../../terminal/table.ts';
import { ago } from '../../terminal/ago.ts';

export const accounts = defineCommand({
  description: 'List the linked accounts: state, version, regions, when they were last seen, and drift.',
  options: {},
  run: async ({ config, terminal }) => {
    const links: PublicLink[] = [];
    for await (const link of allItems<Link>(openControlPlane(config), 'links')) links.push(publicLink(link));
    terminal.answer({ links }, () =>
      links.length ? table(head, links.map(row)) : ['No account is linked yet. Link one with `stackery aws link`.'],
    );
    const behind = links.filter((link) => link.outdated && link.state !== 'unlinked').length;
    if (behind && !terminal.json)
      terminal.say(`${behind} behind the newest release; update with \`stackery aws update-role\`.`);
  },
});

const head = ['ACCOUNT', 'NAME', 'STATE', 'HOME REGION', 'VERSION', 'REGIONS', 'LAST SEEN', 'DRIFT', 'LINK'];

const row = (link: PublicLink): string[] => [
  link.accountId ?? link.expectedAccountId ?? '-',
  link.name ?? '-',
  link.problem ? `${link.state} (${link.problem.code})` : link.state,
  link.homeRegion,
  link.version ? `${link.version}${link.outdated && link.newestVersion ? ` < ${link.newestVersion}` : ''}` : '-',
  link.regionsWanted ? `${link.regionsReady}/${link.regionsWanted}` : '-',
  ago(link.lastSeenAt),
  link.drift,
  link.id,
];

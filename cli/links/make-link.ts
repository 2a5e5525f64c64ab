import type { Link, NewLink } from '../../contract/link.ts';
import { CliError } from '../cli-error.ts';
import { list, text } from '../command.ts';
import type { ControlPlane } from '../control-plane.ts';

/** The settings of a new link, as options. */
export const linkOptions = {
  name: text('name', 'what people call this account'),
  stackNamePattern: text('pattern', 'names of the stacks that changes may be proposed to; default *'),
  onlyRegion: list('region', 'region that gets a copy of the agent; default every region enabled; repeatable'),
  namePrefix: text('prefix', 'starts the name of everything in the stack; default stackery'),
  rolePath: text('path', 'path of the roles, for accounts whose rules ask for one'),
  permissionsBoundary: text('arn', 'policy that bounds each role, for accounts whose rules ask for one'),
};

type Settings = {
  name: string | undefined;
  stackNamePattern: string | undefined;
  onlyRegion: string[];
  namePrefix: string | undefined;
  rolePath: string | undefined;
  permissionsBoundary: string | undefined;
};

export const makeLink = (
  controlPlane: ControlPlane,
  home: { region: string; accountId: string | undefined },
  settings: Settings,
): Promise<Link> => {
  const { name, stackNamePattern, namePrefix, rolePath } = settings;
  const body: NewLink = {
    region: home.region,
    ...(home.accountId ? { accountId: home.accountId } : {}),
    ...(name ? { name } : {}),
    ...(stackNamePattern ? { stackNamePattern } : {}),
    ...(namePrefix ? { namePrefix } : {}),
    ...(settings.onlyRegion.length ? { regions: settings.onlyRegion } : {}),
    ...(rolePath ? { rolePath } : {}),
    ...(settings.permissionsBoundary ? { permissionsBoundaryArn: settings.permissionsBoundary } : {}),
  };
  return controlPlane<Link>('POST', 'links', { body });
};

/** The launch data of a link that waits for its stack. */
export const launchOf = (link: Link): NonNullable<Link['launch']> => {
  if (link.launch && link.state === 'waiting') return link.launch;
  throw new CliError(
    'failed',
    'link_used',
    `The link ${link.id} is ${link.state}; a link can be installed once, while it is waiting.`,
    'Make a new one by leaving --link away.',
  );
};

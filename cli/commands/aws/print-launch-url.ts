import type { Context } from '../../command.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { CliError } from '../../cli-error.ts';
import { getLink } from '../../links/find-link.ts';
import { launchOf, makeLink } from '../../links/make-link.ts';

type Asked = Parameters<typeof makeLink>[2] & {
  link: string | undefined;
  region: string | undefined;
  account: string | undefined;
};

/** The one place where an external id is shown: the link that a customer opens holds it. */
export const printLaunchUrl = async (
  { config, terminal }: Context,
  controlPlane: ControlPlane,
  asked: Asked,
): Promise<'done'> => {
  const region = asked.region ?? config.awsRegion;
  if (!asked.link && !region)
    throw new CliError(
      'usage',
      'region_missing',
      'No AWS region is named.',
      'Add --region: the stack is created there.',
    );
  const link = asked.link
    ? await getLink(controlPlane, asked.link)
    : await makeLink(controlPlane, { region: region ?? '', accountId: asked.account }, asked);
  const { url } = launchOf(link);
  terminal.answer({ linkId: link.id, url, expiresAt: link.expiresAt }, () => [url]);
  return 'done';
};
